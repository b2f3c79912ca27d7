package dev.latchkey.site;

import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.PercentEscapes;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides to which addresses a browser may be sent after signing in or out (wire.md#callback-url). */
public final class CallbackUrlPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackUrlPolicy.class);

    /** The longest address in a cookie. Together with the cookies of attempts, it must fit into a request. */
    private static final int MAX_LENGTH = 1536;

    private final @Nullable RedirectCallback redirect;

    /** Asks the callback {@code redirect} if there is one; otherwise allows only the site's own origin. */
    public CallbackUrlPolicy(@Nullable RedirectCallback redirect) {
        this.redirect = redirect;
    }

    /**
     * Returns where to go: the requested address, otherwise the remembered one of an earlier request, otherwise home. A
     * value that is not allowed or not well-formed counts as home; it never breaks the request (W21).
     */
    public String resolve(@Nullable String asked, @Nullable String remembered, Site site) {
        String wanted = asked != null && !asked.isEmpty() ? asked : remembered;
        return wanted == null || wanted.isEmpty() ? home(site) : allowed(wanted, site);
    }

    /** Returns {@code url} if browsers may be sent there, otherwise home. */
    public String allowed(String url, Site site) {
        if (!isFit(url)) {
            return home(site);
        }
        if (redirect == null) {
            return ownOrHome(url, site);
        }
        try {
            String answer = redirect.redirect(url, home(site));
            return answer == null || !isFit(answer) ? home(site) : answer;
        } catch (Exception e) {
            LOG.error("{}: the redirect callback threw; it is home instead", ErrorCode.CONFIGURATION.wire(), e);
            return home(site);
        }
    }

    private static String ownOrHome(String url, Site site) {
        if (url.startsWith("/")) {
            return site.origin() + url; // also "//host": with the origin in front it is a path
        }
        return site.origin().owns(url) ? url : home(site);
    }

    private static String home(Site site) {
        return site.origin() + site.contextPath();
    }

    /** Returns whether {@code url} is one line, and short enough for a cookie and a header. */
    public static boolean isFit(String url) {
        return url.length() <= MAX_LENGTH
                && PercentEscapes.encodeComponent(url).length() <= MAX_LENGTH
                && !hasControls(url);
    }

    /** The parameter that leads back to the address of {@code request}, as much of it as fits; empty if none does. */
    public static Map<String, String> backTo(AuthRequest request, Site site) {
        String path = home(site) + request.path();
        String whole = request.query() == null ? path : path + "?" + request.query();
        return Stream.of(whole, path)
                .filter(CallbackUrlPolicy::isFit)
                .findFirst()
                .map(url -> Map.of("callbackUrl", url))
                .orElse(Map.of());
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
