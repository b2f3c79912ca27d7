package dev.latchkey;

import dev.latchkey.feature.SignInMethod;
import dev.latchkey.guard.Matcher;
import dev.latchkey.site.PublicUrlResolver;
import dev.latchkey.wire.Origin;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one line that says how an application was set up, with what has to be registered at its providers. */
final class StartLog {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);

    private StartLog() {}

    static void tell(AuthOptions options, PublicUrlResolver publicUrl, Map<String, SignInMethod> methods) {
        String address = address(publicUrl);
        LOG.info(
                "Latchkey {}: endpoints at {}; providers {}; store {}; sessions {}; guard {}",
                version(),
                address,
                methods.entrySet().stream()
                        .map(each -> provider(each.getKey(), each.getValue(), address))
                        .toList(),
                options.store == null ? "none" : options.store.getClass().getSimpleName(),
                sessions(options),
                guard(options));
    }

    /** Where another server sends people back, it wants to know the address. */
    private static String provider(String id, SignInMethod method, String address) {
        return method.provesCallback() ? id : id + " (callback " + address + "/callback/" + id + ")";
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
