package dev.latchkey.oauth;

import dev.latchkey.feature.FactorParameter;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import org.jspecify.annotations.Nullable;

/**
 * The purpose of an attempt, which is to sign in, to link an account or to confirm the user's identity. The purpose is
 * sealed with the attempt, so a browser cannot change it.
 *
 * @param linkTo the id of the user who links the account; {@code null} for another purpose
 * @param confirming the id of the user who confirms their identity; {@code null} for another purpose
 * @param asksAnew whether the provider must authenticate the user again, and say when it did
 * @param asked the kind of factor that the user who confirms must show; {@code null} if any kind is enough
 * @param remembered whether the user who signs in has chosen to stay signed in
 */
public record AttemptPurpose(
        @Nullable String linkTo,
        @Nullable String confirming,
        boolean asksAnew,
        Factor.@Nullable Kind asked,
        boolean remembered) {

    public static final AttemptPurpose SIGN_IN = signIn(false);

    private static final String LINK_TO = "linkTo";
    private static final String CONFIRMING = "confirming";
    private static final String ASKS_ANEW = "asksAnew";
    private static final String ASKED = "factor";
    private static final String REMEMBERED = "remember";

    /** Returns the purpose to sign in. */
    public static AttemptPurpose signIn(boolean remembered) {
        return new AttemptPurpose(null, null, false, null, remembered);
    }

    /** Returns the purpose to link the account to this user. */
    public static AttemptPurpose linkTo(String userId) {
        return new AttemptPurpose(userId, null, false, null, false);
    }

    /** Returns the purpose to confirm the identity of this user. */
    public static AttemptPurpose confirming(String userId, boolean asksAnew, Factor.@Nullable Kind asked) {
        return new AttemptPurpose(null, userId, asksAnew, asked, false);
    }

    static AttemptPurpose of(Claims content) {
        return new AttemptPurpose(
                content.text(LINK_TO).orElse(null),
                content.text(CONFIRMING).orElse(null),
                Boolean.TRUE.equals(content.get(ASKS_ANEW)),
                FactorParameter.of(content.text(ASKED).orElse(null)),
                Boolean.TRUE.equals(content.get(REMEMBERED)));
    }

    Claims addedTo(Claims content) {
        return content.with(LINK_TO, linkTo)
                .with(CONFIRMING, confirming)
                .with(ASKS_ANEW, asksAnew)
                .with(ASKED, asked == null ? null : FactorParameter.text(asked))
                .with(REMEMBERED, remembered);
    }

    @Override
    public String toString() {
        return "AttemptPurpose[hidden]";
    }
}
