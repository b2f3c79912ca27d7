package dev.latchkey.contract;

/**
 * What every web adapter must do. An adapter's test extends this class and says how to start its server; each test
 * speaks HTTP to it. See {@link ContractApplication} for what the server has to serve.
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
                PendingTests,
                PendingWayTests,
                OpenIdTests,
                SessionTests,
                CookieTests,
                CsrfTests,
                CallbackUrlTests,
                BadInputTests,
                HostileConnectionTests,
                InProcessTests,
                SocketTests,
                ProxyTests {}
