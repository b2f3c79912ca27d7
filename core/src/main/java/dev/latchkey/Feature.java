package dev.latchkey;

/**
 * A capability of its own module, such as a second factor: one value for {@link AuthBuilder#with(Feature)}. It adds
 * ways to sign in, steps between "who is it" and a session, routes below {@link Auth#basePath}, and an API of its own.
 * Only Latchkey's own modules implement it.
 */
public interface Feature {

    /** Lower-case letters and dashes: what the feature's routes, settings, texts and records begin with. */
    String id();
}
