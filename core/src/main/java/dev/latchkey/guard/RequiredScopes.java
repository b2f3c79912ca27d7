package dev.latchkey.guard;

import dev.latchkey.model.AccessGrant;
import dev.latchkey.model.Session;
import java.util.List;

/** The scopes that an access token must have before a request may pass. */
record RequiredScopes(List<String> scopes) {

    /**
     * Returns a rule that lets requests pass whose access token has all the scopes. For other requests, the rule
     * records in the request which scopes are needed.
     */
    Authorized rule() {
        return CombinedRule.of("scope(" + String.join(", ", scopes) + ")", (request, session) -> {
            boolean granted = !scopes.isEmpty()
                    && session.flatMap(Session::grant)
                            .map(AccessGrant::scopes)
                            .filter(given -> given.containsAll(scopes))
                            .isPresent();
            if (!granted) {
                request.noteScopes(scopes);
            }
            return granted;
        });
    }
}
