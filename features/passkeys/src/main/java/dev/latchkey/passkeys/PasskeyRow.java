package dev.latchkey.passkeys;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A passkey, as the page shows it.
 *
 * @param when it was added and used, in words
 * @param state whether there is a copy, in words
 * @param json the same for programs
 */
record PasskeyRow(
        String id,
        String name,
        String when,
        String state,
        boolean removable,
        Map<String, ? extends @Nullable Object> json) {

    @Override
    public String toString() {
        return "PasskeyRow[hidden]";
    }
}
