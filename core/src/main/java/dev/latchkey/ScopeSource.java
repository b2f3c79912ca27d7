package dev.latchkey;

import org.jspecify.annotations.Nullable;

/**
 * Where a framework keeps the {@link SessionScope} of a request whose code does not stay on one thread, nor has a
 * thread to itself: there a scope that is open on the thread would be seen by another request's code. For adapters;
 * found once, by {@link java.util.ServiceLoader}.
 */
public interface ScopeSource {

    /** The scope of the request that the running code serves, or {@code null} if this framework knows of none. */
    SessionScope.@Nullable Carried current();
}
