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
     * @param document the claims of the verified ID token, or the answer of the user information endpoint; with it,
     *     under its own member, each {@linkplain OAuthProvider#supplement supplement} that the provider gave
     * @throws RuntimeException if the document does not name a person; nobody is signed in
     */
    Profile map(Claims document, Tokens tokens);

    /** Reads the claims of OpenID Connect Core section 5.1; where there is no {@code sub}, {@code id} stands for it. */
    static ProfileMapping standard() {
        return ProfileFields.STANDARD;
    }
}
