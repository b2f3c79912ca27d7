package dev.latchkey;

import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link SessionScope} of a request in a framework whose requests change threads and share them. A scope that
 * was opened on the thread would be visible to another request there. For adapters; loaded once, by
 * {@link java.util.ServiceLoader}.
 */
public interface ScopeSource {

    /** Returns the scope of the request that the running code serves, or {@code null} if the framework serves none. */
    SessionScope.@Nullable Carried current();
}
