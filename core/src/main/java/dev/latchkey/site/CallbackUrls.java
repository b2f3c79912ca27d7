package dev.latchkey.site;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Which addresses a browser may be sent to after signing in or out (contract §1.7). */
public final class CallbackUrls {

    private static final int MAX_LENGTH = 2048;

    private final @Nullable RedirectCallback redirect;

    /** Asks {@code redirect} if the application has one, else keeps to the site's own origin. */
    public CallbackUrls(@Nullable RedirectCallback redirect) {
        this.redirect = redirect;
    }

    /**
     * Where to go: to what was asked for, else to what the browser remembers from an earlier request, else home. A
     * value that is not allowed or not well-formed counts as home; it never breaks the request (W21).
     */
    public String resolve(@Nullable String asked, @Nullable String remembered, Site site) {
        String wanted = asked != null && !asked.isEmpty() ? asked : remembered;
        return wanted == null || wanted.isEmpty() ? home(site) : allowed(wanted, site);
    }

    /**
     * {@code url} if browsers may be sent there, else home.
     *
     * @throws AuthException.Fault if the application's callback threw
     */
    public String allowed(String url, Site site) {
        if (redirect == null) {
            return ownOrHome(url, site);
        }
        try {
            return requireNonNull(redirect.redirect(url, home(site)), "the redirect callback returned null");
        } catch (Exception e) {
            throw new AuthException.Fault(ErrorCode.CONFIGURATION, "the redirect callback threw", e);
        }
    }

    private static String ownOrHome(String url, Site site) {
        if (url.length() > MAX_LENGTH || hasControls(url)) {
            return home(site);
        }
        if (url.startsWith("/")) {
            return site.origin() + url; // also "//host": with the origin in front it is a path
        }
        return site.origin().owns(url) ? url : home(site);
    }

    private static String home(Site site) {
        return site.origin() + site.contextPath();
    }

    private static boolean hasControls(String url) {
        for (int i = 0; i < url.length(); i++) {
            if (url.charAt(i) < ' ' || url.charAt(i) == 0x7f) {
                return true;
            }
        }
        return false;
    }
}
