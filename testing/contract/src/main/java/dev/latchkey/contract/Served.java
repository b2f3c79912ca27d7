package dev.latchkey.contract;

/** What a theme of the suite is given. */
interface Served {

    /** The application whose guard looks at the dashboard. */
    Target target();

    /** The application whose guard looks at almost everything, and which believes a proxy. */
    Target proxied();

    /** Skips the test if the adapter does not have this. */
    void needs(OptOut feature);
}
