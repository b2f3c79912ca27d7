package dev.latchkey.token;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.Hashes;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a refusal means that the access token is stale, so that a newer one could help. A service that also
 * refuses the newer one is not asked with a third: it would let each call refresh the tokens.
 */
final class StaleTokens {

    private static final int UNAUTHORIZED = 401;
    private static final int MOST = 10_000;
    private static final Pattern ERROR = Pattern.compile("\\berror\\s*=\\s*\"?([a-z_]+)");

    /** The errors with which a service refuses a valid token (RFC 6750 section 3.1, RFC 9470 section 3). */
    private static final List<String> OTHER =
            List.of("insufficient_scope", "insufficient_user_authentication", "invalid_request");

    private final Cache<String, Boolean> useless =
            Caffeine.newBuilder().maximumSize(MOST).build();

    boolean isStale(Secret token, int status, HttpHeaders headers) {
        return status == UNAUTHORIZED
                && headers.allValues("WWW-Authenticate").stream().noneMatch(StaleTokens::namesAnotherError)
                && useless.getIfPresent(hash(token)) == null;
    }

    /** Remembers the answer to a token that has replaced a stale one. */
    void answered(Secret token, int status) {
        if (status == UNAUTHORIZED) {
            useless.put(hash(token), true);
        }
    }

    private static boolean namesAnotherError(String challenge) {
        Matcher error = ERROR.matcher(challenge);
        return error.find() && OTHER.contains(requireNonNull(error.group(1)));
    }

    private static String hash(Secret token) {
        return Hashes.sha256Base64Url(token.reveal());
    }
}
