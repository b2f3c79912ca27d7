package dev.latchkey.oauth;

import dev.latchkey.feature.FactorParameter;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import org.jspecify.annotations.Nullable;

/**
 * The purpose of an attempt: sign-in, linking or confirming. It is sealed with the attempt, so no browser can change
 * it.
 *
 * @param linkTo the id of the user who wants the account linked; {@code null}: another purpose
 * @param confirming the id of the user who confirms that it is them; {@code null}: another purpose
 * @param asksAnew whether the provider must ask its user anew, and say when it did
 * @param asked the kind of factor that the user who confirms must show; {@code null}: any
 */
public record AttemptPurpose(
        @Nullable String linkTo, @Nullable String confirming, boolean asksAnew, Factor.@Nullable Kind asked) {

    public static final AttemptPurpose SIGN_IN = new AttemptPurpose(null, null, false, null);

    private static final String LINK_TO = "linkTo";
    private static final String CONFIRMING = "confirming";
    private static final String ASKS_ANEW = "asksAnew";
    private static final String ASKED = "factor";

    /** Returns the purpose to link the account to this user. */
    public static AttemptPurpose linkTo(String userId) {
        return new AttemptPurpose(userId, null, false, null);
    }

    /** Returns the purpose to confirm that it is this user. */
    public static AttemptPurpose confirming(String userId, boolean asksAnew, Factor.@Nullable Kind asked) {
        return new AttemptPurpose(null, userId, asksAnew, asked);
    }

    static AttemptPurpose of(Claims content) {
        return new AttemptPurpose(
                content.text(LINK_TO).orElse(null),
                content.text(CONFIRMING).orElse(null),
                Boolean.TRUE.equals(content.get(ASKS_ANEW)),
                FactorParameter.of(content.text(ASKED).orElse(null)));
    }

    Claims addedTo(Claims content) {
        return content.with(LINK_TO, linkTo)
                .with(CONFIRMING, confirming)
                .with(ASKS_ANEW, asksAnew)
                .with(ASKED, asked == null ? null : FactorParameter.text(asked));
    }

    @Override
    public String toString() {
        return "AttemptPurpose[hidden]";
    }
}
