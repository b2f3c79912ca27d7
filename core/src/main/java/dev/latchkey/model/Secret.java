package dev.latchkey.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not be shown, such as a client secret or a token. {@code toString} is {@code Secret[hidden]}, so a
 * record that contains a secret can be logged. {@code equals} takes constant time.
 */
public final class Secret {

    private final transient String value; // hidden from libraries that write fields as JSON

    private Secret(String value) {
        this.value = value;
    }

    /** Returns a secret with {@code value}, which must not be empty. */
    public static Secret of(String value) {
        if (requireNonNull(value, "value").isEmpty()) {
            throw new IllegalArgumentException("A secret must not be empty");
        }
        return new Secret(value);
    }

    /** Returns the value itself. Never log it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(value.getBytes(UTF_8), that.value.getBytes(UTF_8));
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode(); // the same for all, because a hash would reveal something
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
