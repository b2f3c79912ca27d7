package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a user has typed into the form of one provider before the sign-in failed. It never holds a password.
 *
 * @param providerId the id of the provider
 * @param texts the texts by the names of their fields
 */
public record TypedSignIn(String providerId, Map<String, String> texts) {

    public TypedSignIn {
        requireNonNull(providerId, "providerId");
        texts = Map.copyOf(texts);
    }

    @Override
    public String toString() {
        return "TypedSignIn[" + providerId + "]"; // shows nothing that was typed
    }
}
