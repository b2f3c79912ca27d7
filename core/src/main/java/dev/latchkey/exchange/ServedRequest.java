package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.error.AuthException;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.guard.Guard;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.site.PublicUrlResolver;
import dev.latchkey.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, and as the application serves it now.
 *
 * @param asked as it came: what a browser is sent back to
 * @param now after a forward, an include or the like: what the guard looks at
 */
record ServedRequest(AuthRequest asked, AuthRequest now, PublicUrlResolver publicUrl, FailureLog failures) {

    ServedRequest {
        requireNonNull(asked, "asked");
        requireNonNull(now, "now");
    }

    ServedRequest dispatched(AuthRequest to) {
        return new ServedRequest(asked, to, publicUrl, failures);
    }

    boolean isEndpoint() {
        try {
            return Endpoints.own(now.path(), publicUrl.basePath(now));
        } catch (AuthException e) {
            return true;
        }
    }

    /** Whether two parsers could read the path differently. */
    boolean isAmbiguous() {
        return Guard.isAmbiguous(now);
    }

    /** Whether a program asked, and not a browser that shows a page. */
    boolean isFromProgram() {
        return !BrowserNavigation.is(asked);
    }

    /**
     * The public address.
     *
     * @throws AuthException if it is not known
     */
    Site requireSite() {
        return publicUrl.resolve(now);
    }

    /** The public address; {@code null} if it is not known, which is then in the log. */
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
