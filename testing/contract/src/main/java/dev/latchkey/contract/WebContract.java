package dev.latchkey.contract;

/**
 * Tests what every web adapter must do. An adapter's test extends this class and starts its server. Each test sends
 * HTTP requests to that server. {@link ContractApplication} says what the server must serve.
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
                SessionTests,
                CookieTests,
                CsrfTests,
                CallbackUrlTests,
                BadInputTests,
                HostileConnectionTests,
                ProgrammaticSignInTests,
                WebSocketTests,
                ProxyTests {}
