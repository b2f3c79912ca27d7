package dev.latchkey.store.redis;

import java.util.UUID;

/**
 * Reserves an address or an account for a user. It is valid only if the user's document contains the name too.
 *
 * @param claim a unique text for every attempt
 * @param firm {@code false} while a user is about to take the name, for a few seconds
 */
record Reservation(String userId, String claim, boolean firm) {

    static Reservation claim(String userId) {
        return new Reservation(userId, UUID.randomUUID().toString(), false);
    }

    static Reservation parse(String text) {
        JsonFields fields = JsonFields.parse(text);
        return new Reservation(fields.required("id"), fields.required("claim"), !fields.has("state"));
    }

    Reservation confirmed() {
        return new Reservation(userId, claim, true);
    }

    String text() {
        return new JsonFields()
                .with("id", userId)
                .with("claim", claim)
                .with("state", firm ? null : "claimed")
                .text();
    }
}
