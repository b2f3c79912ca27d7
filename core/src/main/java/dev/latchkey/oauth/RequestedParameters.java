package dev.latchkey.oauth;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.wire.ReservedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The parameters that one sign-in adds to the authorization request. The application may set all parameters except
 * those of the protocol (W11). A browser may set only those that the provider's configuration lists, because the
 * application decides about all others.
 */
public final class RequestedParameters {

    private static final Set<String> OURS =
            Set.of("callbackUrl", "csrfToken", "json", "link", "redirect", "redirectTo", "remember");

    private final Map<String, String> browser;
    private final Map<String, String> application;

    private RequestedParameters(Map<String, String> browser, Map<String, String> application) {
        this.browser = browser;
        this.application = application;
    }

    /** Returns the parameters in the query of a browser's request. */
    public static RequestedParameters ofBrowser(Map<String, String> query) {
        return new RequestedParameters(query, Map.of());
    }

    /** Returns the parameters that the application's code sets. */
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
