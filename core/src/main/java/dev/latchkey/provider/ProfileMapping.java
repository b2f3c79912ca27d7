package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Tokens;

/** Turns a provider's description of a person into a {@link Profile}. */
@FunctionalInterface
public interface ProfileMapping {

    /**
     * Maps one document.
     *
     * @param document the claims of the verified ID token, or the answer of the UserInfo endpoint; each
     *     {@linkplain OAuthProvider#supplement supplement} is one more member of the document
     * @throws RuntimeException if the document does not identify a person, which makes the sign-in fail
     */
    Profile map(Claims document, Tokens tokens);

    /** Reads the claims of OpenID Connect Core section 5.1; without {@code sub}, it reads {@code id} instead. */
    static ProfileMapping standard() {
        return ProfileFieldMapping.STANDARD;
    }
}
