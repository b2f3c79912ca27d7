package dev.latchkey;

import dev.latchkey.guard.Matcher;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.site.PublicUrl;
import dev.latchkey.wire.Origin;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one line that says how an application was set up, with what has to be registered at its providers. */
final class StartLog {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);

    private StartLog() {}

    static void tell(AuthOptions options, PublicUrl publicUrl, Collection<Provider> providers) {
        String address = address(publicUrl);
        LOG.info(
                "Latchkey {}: endpoints at {}; providers {}; store {}; sessions {}; guard {}",
                version(),
                address,
                providers.stream().map(provider -> provider(provider, address)).toList(),
                options.store == null ? "none" : options.store.getClass().getSimpleName(),
                options.sessions.stored() ? "in the store" : "in sealed cookies",
                guard(options));
    }

    private static String provider(Provider provider, String address) {
        return provider instanceof OAuthProvider
                ? provider.id() + " (callback " + address + "/callback/" + provider.id() + ")"
                : provider.id();
    }

    private static String address(PublicUrl publicUrl) {
        Origin origin = publicUrl.configured();
        return (origin == null ? "" : origin.toString()) + publicUrl.path().publicText();
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
