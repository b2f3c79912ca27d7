package dev.latchkey;

import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link SessionScope} of a request in a framework whose requests change threads and share them. If the scope
 * were opened on the thread, another request on that thread would see it. Adapters implement this interface.
 * {@link java.util.ServiceLoader} loads each implementation once.
 */
public interface SessionScopeSource {

    /** Returns the scope of the request that the running code serves, or {@code null} if the framework serves none. */
    SessionScope.@Nullable Carried current();
}
