package dev.latchkey.contract;

import dev.latchkey.testing.OpenIdProvider;

/** What a theme of the suite is given. */
interface ServerFixture {

    /** Returns the application whose guard looks at the dashboard. */
    Target target();

    /** Returns the application whose guard looks at almost everything, and which believes a proxy. */
    Target proxied();

    /** Returns the application of {@link #target}; where there is a store, it also has sign-in by mail. */
    Target target(SessionStorage place);

    /** Returns the provider {@code openid} of the first application, and of those with a store. */
    OpenIdProvider openId();

    /** Skips the test if the adapter does not have this. */
    void needs(OptOut feature);
}
