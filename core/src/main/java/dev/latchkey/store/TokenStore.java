package dev.latchkey.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens that may be used once, and small values that nodes share. {@link Store} says what holds for every
 * method.
 */
public interface TokenStore {

    /**
     * Adds a token that may be used once.
     *
     * @param identifier what the token is for, and whose
     * @param tokenHash hash of the token, which the store never sees
     * @param expires in milliseconds
     * @return {@code false} if there is the same already
     */
    boolean createToken(String identifier, String tokenHash, Instant expires);

    /**
     * Takes a token out. Of any number of calls at the same time, one gets it.
     *
     * @return when it ends or has ended; empty if there is none with exactly this identifier and this hash
     */
    Optional<Instant> useToken(String identifier, String tokenHash);

    /**
     * The value of this name. One past its time is returned as well, or is gone.
     *
     * @param name at most 200 characters
     */
    Optional<StoredValue> value(String name);

    /**
     * Puts a value in the place of another, if that is still there: of any number of calls that expect the same, one
     * does.
     *
     * <p>A value that was put is there for a minute at least, also if its end is past by the store's own clock: the
     * clocks of nodes and stores differ, and {@code true} is never said of what is not kept.
     *
     * @param expected the text of the other; {@code null}: there is none of the name
     * @param value {@code null}: none from now on
     * @return {@code false} if something else is there
     */
    boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value);
}
