package dev.latchkey.feature;

/** The other side of a feature: what the core asks of it. What it adds is a value, and it changes nothing by itself. */
public interface Installable {

    /** Lower-case letters and dashes. No two features have the same. */
    String id();

    /** Called once, when everything that the application has set is known to be right. */
    Installed install(FeatureContext context);
}
