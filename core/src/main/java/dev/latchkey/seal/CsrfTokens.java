package dev.latchkey.seal;

import dev.latchkey.model.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Double-submit tokens: the cookie holds {@code <token>|<hash of token and secret>}, the form holds the token (contract
 * §9).
 */
public final class CsrfTokens {

    private final List<String> accepted;
    private final Randoms randoms;

    CsrfTokens(List<Secret> secrets, Randoms randoms) {
        this.accepted = JoinedSecrets.accepted(secrets);
        this.randoms = randoms;
    }

    /**
     * A token in force.
     *
     * @param cookieValue what to store, or {@code null} if the browser has it already
     */
    public record CsrfToken(String token, @Nullable String cookieValue) {

        /** Whether a form's field proves that the form is ours. */
        public boolean proves(@Nullable String field) {
            return cookieValue == null && field != null && Hashes.constantTimeEquals(token, field);
        }

        @Override
        public String toString() {
            return "CsrfToken[hidden]";
        }
    }

    /** The token of a cookie that is whole, else a new one, which no form can know yet. */
    public CsrfToken of(@Nullable String cookie) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\|", 3);
        if (parts.length >= 2 && isOurs(parts[0], parts[1])) {
            return new CsrfToken(parts[0], null);
        }
        String token = randoms.hex();
        return new CsrfToken(token, token + "|" + Hashes.sha256Hex(token + accepted.get(0)));
    }

    private boolean isOurs(String token, String hash) {
        boolean found = false;
        for (String secret : accepted) {
            found |= Hashes.constantTimeEquals(Hashes.sha256Hex(token + secret), hash);
        }
        return found;
    }
}
