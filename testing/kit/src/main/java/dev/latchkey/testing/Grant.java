package dev.latchkey.testing;

import java.time.Instant;

/**
 * That one person let one client know who they are.
 *
 * @param sessionId the {@code sid} claim; also what ties the tokens of this grant together
 */
record Grant(AuthorizationRequest request, Person person, Instant signedInAt, String sessionId) {

    Client client() {
        return request.back().client();
    }

    boolean covers(String scope) {
        return request.scope().contains(scope);
    }
}
