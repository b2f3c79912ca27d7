package dev.latchkey.store.redis;

import java.util.UUID;

/**
 * Reserves an address or an account for a user. A reservation is valid only if the user's document also contains the
 * name.
 *
 * @param claim a text that is unique for every attempt
 * @param firm {@code false} during the few seconds in which a thread is taking the name for the user
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
