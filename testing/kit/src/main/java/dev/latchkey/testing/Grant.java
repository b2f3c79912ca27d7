package dev.latchkey.testing;

import java.time.Instant;

/**
 * A person's consent that a client gets the person's identity.
 *
 * @param sessionId the {@code sid} claim, by which the provider also finds the tokens of this grant
 */
record Grant(AuthorizationRequest request, Person person, Instant signedInAt, String sessionId) {

    RegisteredClient client() {
        return request.back().client();
    }

    boolean covers(String scope) {
        return request.scope().contains(scope);
    }
}
