package dev.latchkey;

import dev.latchkey.guard.Matcher;
import dev.latchkey.method.OAuthProviders;
import dev.latchkey.provider.Provider;
import dev.latchkey.site.PublicUrlResolver;
import dev.latchkey.wire.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs one line that says how the application is set up, with the callback addresses to register at its providers. */
final class StartLog {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);

    private StartLog() {}

    static void tell(AuthOptions options, PublicUrlResolver publicUrl, Map<String, Provider> providers) {
        String address = address(publicUrl);
        LOG.info(
                "Latchkey {}: endpoints at {}; providers {}; store {}; sessions {}; guard {}",
                version(),
                address,
                described(providers, address),
                options.store == null ? "none" : options.store.getClass().getSimpleName(),
                sessions(options),
                guard(options));
    }

    /**
     * Returns the ids of the providers. If a provider sends browsers back to this application, the callback address
     * follows the id, because the provider must know it.
     */
    private static List<String> described(Map<String, Provider> providers, String address) {
        Set<String> remote = OAuthProviders.of(providers.values()).keySet();
        List<String> described = new ArrayList<>();
        for (String id : providers.keySet()) {
            described.add(remote.contains(id) ? id + " (callback " + address + "/callback/" + id + ")" : id);
        }
        return described;
    }

    private static String address(PublicUrlResolver publicUrl) {
        Origin origin = publicUrl.configured();
        return (origin == null ? "" : origin.toString()) + publicUrl.path().publicText();
    }

    private static String sessions(AuthOptions options) {
        if (options.sessions.stored()) {
            return "in the store";
        }
        return options.sessions.revocable() == null ? "in sealed cookies" : "in sealed cookies, revocable";
    }

    private static String guard(AuthOptions options) {
        List<Matcher> matchers = options.matchers;
        if (matchers.isEmpty()) {
            return options.authorized == null ? "of no path" : "of every path";
        }
        return matchers.stream().map(Matcher::toString).collect(Collectors.joining(", ", "of ", ""));
    }

    private static String version() {
        Package here = Auth.class.getPackage();
        String version = here == null ? null : here.getImplementationVersion();
        return version == null ? "(a build without a version)" : version;
    }
}
