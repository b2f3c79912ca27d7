package dev.latchkey.store.redis;

import java.util.UUID;

/**
 * Says whose an address or an account is; true only if the user's document says so too.
 *
 * @param claim another one for every attempt
 * @param firm {@code false}: somebody is about to take it, and has a few seconds
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
