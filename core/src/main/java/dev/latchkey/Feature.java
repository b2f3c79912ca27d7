package dev.latchkey;

/**
 * A capability from a separate module, such as a second factor. Pass it to {@link AuthBuilder#with(Feature)}. A feature
 * can add ways to sign in, steps of a sign-in before the session begins, routes below {@link Auth#basePath}, and an
 * API. Only Latchkey's own modules implement this interface.
 */
public interface Feature {

    /**
     * Returns the id, in lower-case letters and dashes. The feature's routes, settings, texts and records begin with
     * it.
     */
    String id();
}
