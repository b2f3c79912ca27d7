package dev.latchkey.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens that may be used once, and small values that nodes share. {@link Store} describes the rules for all
 * methods.
 */
public interface TokenStore {

    /**
     * Adds a token that may be used once.
     *
     * @param identifier the purpose of the token, and to whom the token belongs
     * @param tokenHash the hash of the token; the store never sees the token itself
     * @param expires when the token expires, in milliseconds
     * @return {@code false} if the same token exists already
     */
    boolean createToken(String identifier, String tokenHash, Instant expires);

    /**
     * Removes a token and returns its expiry. Of several calls at the same time, only one gets the token.
     *
     * @return when the token expires or has expired; empty if there is no token with exactly this identifier and hash
     */
    Optional<Instant> useToken(String identifier, String tokenHash);

    /**
     * Returns the value with this name. An expired value may still be returned or may be gone.
     *
     * @param name at most 200 characters
     */
    Optional<StoredValue> value(String name);

    /**
     * Replaces a value if its text is still {@code expected}. Of several calls with the same {@code expected}, only one
     * succeeds.
     *
     * <p>The store keeps a new value for a minute at least, even if it has expired by the store's own clock. The clocks
     * of nodes and stores differ, and {@code true} must mean that the store has kept the value.
     *
     * @param expected the text of the present value; {@code null} if there must be no value with this name
     * @param value the new value; {@code null} to remove the value
     * @return {@code false} if the present value is not the expected one
     */
    boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value);
}
