package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is for. It is sealed with the attempt, so no browser makes one into another.
 *
 * @param linkTo the id of the user who wants the account linked; {@code null}: another purpose
 * @param confirming the id of the user who confirms that it is them; {@code null}: another purpose
 * @param asksAnew whether the provider must ask its user anew, and say when it did
 */
public record AttemptPurpose(@Nullable String linkTo, @Nullable String confirming, boolean asksAnew) {

    public static final AttemptPurpose SIGN_IN = new AttemptPurpose(null, null, false);

    private static final String LINK_TO = "linkTo";
    private static final String CONFIRMING = "confirming";
    private static final String ASKS_ANEW = "asksAnew";

    /** To link the account to this user. */
    public static AttemptPurpose linkTo(String userId) {
        return new AttemptPurpose(userId, null, false);
    }

    /** To confirm that it is this user. */
    public static AttemptPurpose confirming(String userId, boolean asksAnew) {
        return new AttemptPurpose(null, userId, asksAnew);
    }

    static AttemptPurpose of(Claims content) {
        return new AttemptPurpose(
                content.text(LINK_TO).orElse(null),
                content.text(CONFIRMING).orElse(null),
                Boolean.TRUE.equals(content.get(ASKS_ANEW)));
    }

    Claims addedTo(Claims content) {
        return content.with(LINK_TO, linkTo).with(CONFIRMING, confirming).with(ASKS_ANEW, asksAnew);
    }

    @Override
    public String toString() {
        return "Purpose[hidden]";
    }
}
