package dev.latchkey.store.redis;

import java.util.UUID;

/**
 * Says whose an address or an account is; true only if the user's document says so too.
 *
 * @param claim another one for every attempt
 * @param firm {@code false}: somebody is about to take it, and has a few seconds
 */
record Pointer(String userId, String claim, boolean firm) {

    static Pointer claim(String userId) {
        return new Pointer(userId, UUID.randomUUID().toString(), false);
    }

    static Pointer parse(String text) {
        Fields fields = Fields.parse(text);
        return new Pointer(fields.required("id"), fields.required("claim"), !fields.has("state"));
    }

    Pointer confirmed() {
        return new Pointer(userId, claim, true);
    }

    String text() {
        return new Fields()
                .with("id", userId)
                .with("claim", claim)
                .with("state", firm ? null : "claimed")
                .text();
    }
}
