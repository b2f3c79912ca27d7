package dev.latchkey.testing;

import java.time.Instant;

/**
 * One person's consent that one client learns who they are.
 *
 * @param sessionId the {@code sid} claim, which also connects the tokens of this grant
 */
record Grant(AuthorizationRequest request, Person person, Instant signedInAt, String sessionId) {

    RegisteredClient client() {
        return request.back().client();
    }

    boolean covers(String scope) {
        return request.scope().contains(scope);
    }
}
