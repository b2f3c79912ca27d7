package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.error.AuthException;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.guard.Guard;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.site.PublicUrlResolver;
import dev.latchkey.site.Site;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request as the browser sent it, and as the application serves it now.
 *
 * @param asked the request as the browser sent it, to whose address the browser returns
 * @param now the request after a forward, an include or the like, which the guard checks
 */
record ServedRequest(
        AuthRequest asked,
        AuthRequest now,
        PublicUrlResolver publicUrl,
        Supplier<Endpoints> endpoints,
        FailureLog failures) {

    ServedRequest {
        requireNonNull(asked, "asked");
        requireNonNull(now, "now");
    }

    ServedRequest dispatched(AuthRequest to) {
        return new ServedRequest(asked, to, publicUrl, endpoints, failures);
    }

    /** Returns whether the guard sees no difference between this request and {@code other}. */
    boolean isServedAs(AuthRequest other) {
        return now.method().equals(other.method())
                && now.path().equals(other.path())
                && Objects.equals(now.query(), other.query())
                && now.routedPath().equals(other.routedPath());
    }

    boolean isEndpoint() {
        try {
            String path = now.path();
            return Endpoints.own(path, publicUrl.basePath(now))
                    || (Endpoints.mayBeDocument(path) && endpoints.get().serveDocument(path));
        } catch (AuthException e) {
            return true;
        }
    }

    /** Returns whether two parsers could read the path differently. */
    boolean isAmbiguous() {
        return Guard.isAmbiguous(now);
    }

    /** Returns whether a program sent the request, and not a browser that shows a page. */
    boolean isFromProgram() {
        return !BrowserNavigation.is(asked);
    }

    /**
     * Returns the public address.
     *
     * @throws AuthException if it is not known
     */
    Site requireSite() {
        return publicUrl.resolve(now);
    }

    /** Returns the public address. If it is not known, logs this and returns {@code null}. */
    @Nullable
    Site site() {
        try {
            return requireSite();
        } catch (AuthException e) {
            failures.tell(e);
            return null;
        }
    }
}
