package dev.latchkey.seal;

import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates and checks double-submit tokens. The cookie contains {@code <token>|<hash of token and secret>}, and the form
 * contains the token (wire.md#csrf).
 */
public final class CsrfTokens {

    private final Lazy<List<String>> accepted;
    private final Randoms randoms;

    CsrfTokens(List<Secret> secrets, Randoms randoms) {
        this.accepted = new Lazy<>(() -> JoinedSecrets.accepted(secrets));
        this.randoms = randoms;
    }

    /**
     * A valid CSRF token.
     *
     * @param twins the tokens that the browser already has, {@code token} first; empty if it has none
     * @param cookieValue the value of the cookie to set; {@code null} if the browser already has the cookie
     */
    public record CsrfToken(
            String token, List<String> twins, @Nullable String cookieValue) {

        /** Returns whether the field of a form proves that the form is from this application. */
        public boolean proves(@Nullable String field) {
            boolean found = false;
            for (String twin : twins) {
                found |= field != null && Hashes.constantTimeEquals(twin, field);
            }
            return found;
        }

        @Override
        public String toString() {
            return "CsrfToken[hidden]";
        }
    }

    /**
     * Returns the token of the first valid cookie. If there is none, returns a new token, which no form can contain
     * yet.
     */
    public CsrfToken of(List<String> cookies) {
        List<String> ours = cookies.stream()
                .map(cookie -> cookie.split("\\|", 3))
                .filter(parts -> parts.length >= 2 && isOurs(parts[0], parts[1]))
                .map(parts -> parts[0])
                .toList();
        if (!ours.isEmpty()) {
            return new CsrfToken(ours.get(0), ours, null);
        }
        String token = randoms.hex();
        return new CsrfToken(
                token,
                List.of(),
                token + "|" + Hashes.sha256Hex(token + accepted.get().get(0)));
    }

    private boolean isOurs(String token, String hash) {
        boolean found = false;
        for (String secret : accepted.get()) {
            found |= Hashes.constantTimeEquals(Hashes.sha256Hex(token + secret), hash);
        }
        return found;
    }
}
