package dev.latchkey.contract;

import dev.latchkey.testing.OpenIdProvider;

/** The running applications and the provider that the tests of the suite use. */
interface ServerFixture {

    /** Returns the application whose guard covers the dashboard. */
    Target target();

    /** Returns the application whose guard covers almost all paths, and which trusts a proxy. */
    Target proxied();

    /** Returns the application of {@link #target}. With a store, the application also has sign-in by mail. */
    Target target(SessionStorage place);

    /** Returns the users of {@link #target(SessionStorage)} for whom steps are missing. */
    StepUsers stepUsers(SessionStorage place);

    /**
     * Returns the provider {@code openid} of the application of {@link #target()}, and of the applications with a
     * store.
     */
    OpenIdProvider openId();

    /** Returns the provider that the application of {@link #target()} asks about access tokens. */
    OpenIdProvider introspected();

    /** Skips the test if the adapter does not have {@code feature}. */
    void needs(OptOut feature);

    /** Returns whether the adapter has {@code feature}. */
    boolean has(OptOut feature);
}
