package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.wire.ReservedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Parameters that one sign-in adds to the authorization request. The application may set any but the protocol's own
 * (W11); a browser only those that the provider lists, since the rest is policy of the application.
 */
public final class RequestedParameters {

    private static final Set<String> OURS =
            Set.of("callbackUrl", "csrfToken", "json", "link", "redirect", "redirectTo");

    private final Map<String, String> browser;
    private final Map<String, String> application;

    private RequestedParameters(Map<String, String> browser, Map<String, String> application) {
        this.browser = browser;
        this.application = application;
    }

    /** What the query of a browser's request asks for. */
    public static RequestedParameters ofBrowser(Map<String, String> query) {
        return new RequestedParameters(query, Map.of());
    }

    /** What code of the application asks for. */
    public static RequestedParameters ofApplication(Map<String, String> fields) {
        return new RequestedParameters(Map.of(), fields);
    }

    Map<String, String> byBrowser(OAuthDefinition provider) {
        Map<String, String> listed = new LinkedHashMap<>(browser);
        listed.keySet().retainAll(provider.browserParameters());
        return listed;
    }

    Map<String, String> byApplication() {
        Map<String, String> free = new LinkedHashMap<>(application);
        free.keySet().removeIf(name -> OURS.contains(name) || ReservedParameters.contains(name));
        return free;
    }

    @Override
    public String toString() {
        return "RequestedParameters[" + browser.keySet() + ", " + application.keySet() + "]";
    }
}
