package dev.latchkey.contract;

import dev.latchkey.testing.OpenIdProvider;

/** What a theme of the suite is given. */
interface ServerFixture {

    /** The application whose guard looks at the dashboard. */
    Target target();

    /** The application whose guard looks at almost everything, and which believes a proxy. */
    Target proxied();

    /** The provider {@code openid} of the first application. */
    OpenIdProvider openId();

    /** Skips the test if the adapter does not have this. */
    void needs(OptOut feature);
}
