package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.feature.RequestAuthentication;
import dev.latchkey.feature.RequestIdentity;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.AccessGrant;
import dev.latchkey.model.Claims;
import dev.latchkey.site.Site;
import dev.latchkey.wire.RequestCookies;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds out once what a request proves without its cookies. Several threads that ask at the same time get the same
 * answer, because some proofs count only once.
 */
final class IdentityReading {

    private static final String TWO_PEOPLE = "The token and the cookie of the request are of two people";

    private final AtomicReference<@Nullable FutureTask<Optional<RequestIdentity>>> reading = new AtomicReference<>();

    /** Returns what the request proves; empty if its cookies count. */
    Optional<RequestIdentity> read(ExchangeDependencies dependencies, AuthRequest asked, Site site) {
        if (dependencies.requests().isEmpty()) {
            return Optional.empty();
        }
        FutureTask<Optional<RequestIdentity>> task = new FutureTask<>(() -> identify(dependencies, asked, site));
        if (reading.compareAndSet(null, task)) {
            task.run();
        }
        return result(requireNonNull(reading.get()));
    }

    /** Returns what was found out; {@code null} if the request proves nothing, or no code has asked yet. */
    @Nullable
    RequestIdentity known() {
        FutureTask<Optional<RequestIdentity>> task = reading.get();
        return task == null || !task.isDone() ? null : result(task).orElse(null);
    }

    private static Optional<RequestIdentity> identify(ExchangeDependencies dependencies, AuthRequest asked, Site site) {
        for (RequestAuthentication each : dependencies.requests()) {
            Optional<RequestIdentity> identity = each.identify(asked, site);
            if (identity.isPresent()) {
                return identity.map(found -> found instanceof RequestIdentity.Verified verified
                        ? withoutOther(verified, dependencies, asked, site)
                        : found);
            }
        }
        return Optional.empty();
    }

    /** Refuses a request whose cookie signs in somebody else than its token. */
    private static RequestIdentity withoutOther(
            RequestIdentity.Verified found, ExchangeDependencies dependencies, AuthRequest asked, Site site) {
        boolean program = found.session().grant().filter(AccessGrant::isProgram).isPresent();
        if (program) {
            return found;
        }
        try {
            Claims cookie = dependencies
                    .sessions()
                    .of(site.origin().isSecure())
                    .peek(new RequestCookies(asked.headers("Cookie")));
            String other = cookie == null ? null : cookie.text("sub").orElse(null);
            return other == null || other.equals(found.session().user().id()) ? found : twoPeople(found);
        } catch (AuthException.Fault e) {
            return new RequestIdentity.Unknown(e);
        }
    }

    private static RequestIdentity twoPeople(RequestIdentity.Verified found) {
        String challenge = found.scheme() + " error=\"invalid_request\", error_description=\"" + TWO_PEOPLE + "\"";
        return new RequestIdentity.Refused(400, TWO_PEOPLE, List.of(new Header("WWW-Authenticate", challenge)));
    }

    private static Optional<RequestIdentity> result(FutureTask<Optional<RequestIdentity>> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another thread reads the request", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Who sent the request cannot be found out", e.getCause());
        }
    }
}
