package dev.latchkey.passkeys;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.MalformedException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A passkey, as its record keeps it.
 *
 * @param counter of its last signature; 0 if the authenticator does not count
 * @param backedUp whether there was a copy when it was last used
 * @param name that the user gave it; {@code null}: none
 * @param created {@code null}: other software has made it
 * @param lastUsed {@code null}: never
 * @param leaving whether somebody is about to remove it, so that nobody counts on it
 */
record Credential(
        CredentialKey key,
        long counter,
        boolean backedUp,
        @Nullable String name,
        @Nullable Instant created,
        @Nullable Instant lastUsed,
        boolean leaving) {

    private static final String ID = "id";
    private static final String PUBLIC_KEY = "publicKey";
    private static final String AAGUID = "aaguid";
    private static final String MULTI_DEVICE = "multiDevice";
    private static final String TRANSPORTS = "transports";
    private static final String COUNTER = "counter";
    private static final String BACKED_UP = "backedUp";
    private static final String NAME = "name";
    private static final String CREATED = "created";
    private static final String LAST_USED = "lastUsed";
    private static final String LEAVING = "leaving";

    static Credential created(Registered registered, Instant now) {
        return new Credential(registered.key(), registered.counter(), registered.backedUp(), null, now, null, false);
    }

    Credential used(AssertionResult.Verified result, Instant now) {
        return new Credential(key, result.counter(), result.backedUp(), name, created, now, false);
    }

    Credential named(@Nullable String newName) {
        return new Credential(key, counter, backedUp, newName, created, lastUsed, leaving);
    }

    Credential leaving(boolean now) {
        return new Credential(key, counter, backedUp, name, created, lastUsed, now);
    }

    String toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(ID, key.id());
        json.put(PUBLIC_KEY, key.publicKey());
        json.put(AAGUID, key.aaguid());
        json.put(MULTI_DEVICE, key.multiDevice());
        json.put(TRANSPORTS, key.transports());
        json.put(COUNTER, counter);
        json.put(BACKED_UP, backedUp);
        json.put(NAME, name);
        json.put(CREATED, seconds(created));
        json.put(LAST_USED, seconds(lastUsed));
        if (leaving) {
            json.put(LEAVING, true);
        }
        return Claims.of(json).toJson();
    }

    private static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.getEpochSecond());
    }

    private static @Nullable Instant instant(Claims claims, String name) {
        return claims.number(name).map(Instant::ofEpochSecond).orElse(null);
    }

    /** Reads the content of a record; empty: it is not one of ours. */
    static Optional<Credential> parse(String json) {
        try {
            return of(Claims.parse(json));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static Optional<Credential> of(Claims claims) {
        String id = claims.text(ID).orElse(null);
        String publicKey = claims.text(PUBLIC_KEY).orElse(null);
        if (id == null || publicKey == null) {
            return Optional.empty();
        }
        CredentialKey key = new CredentialKey(
                id,
                publicKey,
                claims.text(AAGUID).orElse(AuthenticatorNames.UNKNOWN),
                claims.flag(MULTI_DEVICE),
                claims.texts(TRANSPORTS));
        return Optional.of(new Credential(
                key,
                claims.number(COUNTER).orElse(0L),
                claims.flag(BACKED_UP),
                claims.text(NAME).orElse(null),
                instant(claims, CREATED),
                instant(claims, LAST_USED),
                claims.flag(LEAVING)));
    }
}
