package dev.latchkey;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.guard.Guard;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.Sessions;
import dev.latchkey.site.PublicUrl;
import java.util.Map;

/**
 * All that an {@link Auth} is put together from.
 *
 * @param bearerTokens whether a session's token may come without a cookie
 * @param bodyLimit how many bytes of a body the endpoints read
 */
record Rooms(
        Map<String, Provider> providers,
        PublicUrl publicUrl,
        Sessions sessions,
        Guard guard,
        Endpoints endpoints,
        Refusals refusals,
        FailureLog failures,
        boolean bearerTokens,
        int bodyLimit) {

    boolean isKnown(String provider) {
        return providers.containsKey(provider);
    }

    boolean isCredentials(String provider) {
        return providers.get(provider) instanceof CredentialsProvider;
    }
}
