package dev.latchkey.method;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.limit.CredentialLimits;
import dev.latchkey.limit.KnownBrowsers;
import dev.latchkey.model.User;
import dev.latchkey.provider.Credentials;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.seal.Randoms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the application which user the credentials belong to. Does so no more often than the limits allow. */
public final class CredentialChecks {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialChecks.class);

    private final CredentialLimits limits;
    private final KnownBrowsers browsers;
    private final EventListeners listeners;
    private final InstantSource clock;
    private final Randoms randoms;
    private final ConcurrentMap<String, RefusalTimes> times = new ConcurrentHashMap<>();
    private final Consumer<Duration> pause;

    /** Creates an instance. {@code pause} blocks the thread of the request. */
    public CredentialChecks(
            CredentialLimits limits,
            KnownBrowsers browsers,
            EventListeners listeners,
            InstantSource clock,
            Randoms randoms,
            Consumer<Duration> pause) {
        this.limits = limits;
        this.browsers = browsers;
        this.listeners = listeners;
        this.clock = clock;
        this.randoms = randoms;
        this.pause = pause;
    }

    /**
     * Returns the user with these credentials.
     *
     * @throws CredentialsSignin if the credentials are wrong, or were tried too often for one name; the client cannot
     *     distinguish the two
     * @throws TooManyRequests if this client has tried too often
     */
    User check(EndpointCall call, CredentialsProvider provider, Credentials credentials) {
        CredentialLimits.Counted attempt =
                limits.count(provider, credentials, call.request(), browsers.of(call.cookies(), call.cookieSet()));
        String exceeded = attempt.exceeded();
        if (exceeded != null) {
            LOG.info("Too many credentials by one {}: provider \"{}\" does not look at them", exceeded, provider.id());
            listeners.tell(new AuthEvent.SignInLimited(provider.id(), exceeded));
            if (attempt.exceedsClient()) {
                throw new TooManyRequests("too many credentials of a client", attempt.retryAfter());
            }
            pause.accept(times(provider).any());
            throw new CredentialsSignin();
        }
        User user = authorize(call, provider, credentials);
        attempt.wasRight();
        call.send(browsers.remember(attempt.browser(), provider.id(), attempt.typed(), call.cookieSet()));
        return user;
    }

    private RefusalTimes times(CredentialsProvider provider) {
        return times.computeIfAbsent(provider.id(), id -> new RefusalTimes(randoms));
    }

    private User authorize(EndpointCall call, CredentialsProvider provider, Credentials credentials) {
        Instant begun = clock.instant();
        try {
            return provider.authorizer().authorize(credentials, call.request()).orElseThrow(CredentialsSignin::new);
        } catch (CredentialsSignin e) {
            times(provider).add(Duration.between(begun, clock.instant()));
            throw e;
        } catch (AuthException e) {
            throw e;
        } catch (Exception e) {
            throw new AuthException.Fault(ErrorCode.CONFIGURATION, "authorize of " + provider.id() + " threw", e);
        }
    }
}
