package dev.latchkey.passkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a user.
 *
 * @param id of the credential, in base64url
 * @param name that the user gave it, otherwise the name of its authenticator
 * @param created when it was added, in whole seconds; {@code null}: other software has added it to the database
 * @param lastUsed in whole seconds; {@code null}: never
 * @param multiDevice whether it may be copied to other devices; else it stays on the one that made it
 * @param backedUp whether there was a copy when it was last used
 */
public record Passkey(
        String id,
        String name,
        @Nullable Instant created,
        @Nullable Instant lastUsed,
        boolean multiDevice,
        boolean backedUp) {}
