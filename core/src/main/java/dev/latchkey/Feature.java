package dev.latchkey;

/**
 * A capability from a separate module, such as a second factor. Pass it to {@link AuthBuilder#with(Feature)}. It adds
 * routes below {@link Auth#basePath}, steps of a sign-in before the session begins, and an API. Only Latchkey's own
 * modules implement it.
 */
public interface Feature {

    /** Returns the id, in lower-case letters and dashes. The feature's routes and records begin with it. */
    String id();
}
