package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Tokens;

/** Turns what a provider says about a person into a {@link Profile}. */
@FunctionalInterface
public interface ProfileMapping {

    /**
     * Maps one document.
     *
     * @param document the claims of the verified ID token, or the answer of the user information endpoint
     * @throws RuntimeException if the document does not name a person; nobody is signed in
     */
    Profile map(Claims document, Tokens tokens);
}
