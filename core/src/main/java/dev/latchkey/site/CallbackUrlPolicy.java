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

/** Decides to which addresses Latchkey may send a browser after signing in or out (wire.md#callback-url). */
public final class CallbackUrlPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackUrlPolicy.class);

    /**
     * The length of the longest address in a cookie. Together with the cookies of sign-in attempts, the address must
     * fit into a request.
     */
    private static final int MAX_LENGTH = 1536;

    private final @Nullable RedirectCallback redirect;

    /**
     * Creates a policy that asks the callback {@code redirect}. If {@code redirect} is {@code null}, the policy allows
     * only the site's own origin.
     */
    public CallbackUrlPolicy(@Nullable RedirectCallback redirect) {
        this.redirect = redirect;
    }

    /**
     * Returns the address to which the browser goes. This is the requested address, otherwise the address from an
     * earlier request, otherwise the home page. If the address is not allowed or malformed, the browser goes to the
     * home page. Such an address never makes the request fail (W21).
     */
    public String resolve(@Nullable String asked, @Nullable String remembered, Site site) {
        String wanted = asked != null && !asked.isEmpty() ? asked : remembered;
        return wanted == null || wanted.isEmpty() ? site.home() : allowed(wanted, site);
    }

    /** Returns {@code url} if it is allowed, otherwise the address of the home page. */
    public String allowed(String url, Site site) {
        if (!isFit(url)) {
            return site.home();
        }
        if (redirect == null) {
            return ownOrHome(url, site);
        }
        try {
            String answer = redirect.redirect(url, site.home());
            return answer == null || !isFit(answer) ? site.home() : answer;
        } catch (Exception e) {
            LOG.error("{}: the redirect callback threw; it is home instead", ErrorCode.CONFIGURATION.wire(), e);
            return site.home();
        }
    }

    private static String ownOrHome(String url, Site site) {
        if (url.startsWith("/")) {
            return site.origin() + url; // even "//host" is a path after the origin
        }
        return site.origin().owns(url) ? url : site.home();
    }

    /** Returns whether {@code url} is a single line, and short enough for a cookie and a header. */
    public static boolean isFit(String url) {
        return url.length() <= MAX_LENGTH
                && PercentEscapes.encodeComponent(url).length() <= MAX_LENGTH
                && !hasControls(url);
    }

    /**
     * Returns the parameter with which the browser returns to the address of {@code request}. If the whole address does
     * not fit, the parameter leaves out the query. Empty if that does not fit either.
     */
    public static Map<String, String> backTo(AuthRequest request, Site site) {
        String path = site.home() + request.path();
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
