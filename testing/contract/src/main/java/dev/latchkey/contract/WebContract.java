package dev.latchkey.contract;

/**
 * Tests the requirements that every web adapter must meet. The test of an adapter extends this class and starts a
 * server. Each test sends HTTP requests to that server. {@link ContractApplication} describes the routes that the
 * server must serve.
 */
public abstract class WebContract extends ServedContract
        implements GuardTests,
                ProtectionTests,
                StepUpTests,
                PathTests,
                BypassTests,
                FailClosedTests,
                EndpointTests,
                SignInTests,
                PendingSignInTests,
                FeatureTests,
                PendingSignInWayTests,
                OpenIdTests,
                RequestByReferenceTests,
                ProviderLogoutTests,
                AccessTokenTests,
                SessionTests,
                RememberMeTests,
                CookieTests,
                CsrfTests,
                CallbackUrlTests,
                BadInputTests,
                HostileConnectionTests,
                ProgrammaticSignInTests,
                WebSocketTests,
                LiveConnectionTests,
                ProxyTests {}
