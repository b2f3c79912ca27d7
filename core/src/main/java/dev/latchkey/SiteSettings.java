package dev.latchkey;

import dev.latchkey.provider.Provider;
import dev.latchkey.site.BasePath;
import dev.latchkey.site.PublicUrl;
import dev.latchkey.site.TrustedProxies;
import dev.latchkey.wire.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What builder and environment say about the public address and about the proxies in front. */
final class SiteSettings {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);
    private static final String DEFAULT_BASE_PATH = "/auth";

    private final PublicUrl publicUrl;
    private final TrustedProxies proxies;

    SiteSettings(Told told, Environment environment) {
        this.proxies = proxies(told, environment);
        this.publicUrl = publicUrl(told, environment, proxies);
    }

    PublicUrl publicUrl() {
        return publicUrl;
    }

    TrustedProxies proxies() {
        return proxies;
    }

    /** Somebody who asks for a mail to somebody else must not decide where its link leads. */
    void requireHostsForMail(Provider provider) {
        if (publicUrl.configured() == null && proxies.isOpenToAnyHost()) {
            throw new IllegalStateException("Provider \"" + provider.id() + "\" mails links, and trustHost() lets each"
                    + " request name the host that they lead to: call url(\"https://…\") or set AUTH_URL, or name the"
                    + " hosts with trustHost(\"app.example.com\") or AUTH_TRUST_HOST=app.example.com");
        }
    }

    private static TrustedProxies proxies(Told told, Environment environment) {
        Integer count = told.trustedProxies != null ? told.trustedProxies : environment.trustedProxies();
        if (!told.trustHost && !environment.trustHost()) {
            if (count != null) {
                throw new IllegalStateException("trustedProxies says how many proxies are trusted, and none is: call"
                        + " trustHost() or set AUTH_TRUST_HOST too");
            }
            return TrustedProxies.none();
        }
        List<String> hosts = told.trustHost ? told.trustedHosts : environment.trustedHosts();
        return TrustedProxies.of(count == null ? 1 : count, hosts);
    }

    private static PublicUrl publicUrl(Told told, Environment environment, TrustedProxies proxies) {
        Environment source = told.url == null ? environment : new Environment(Map.of("AUTH_URL", told.url));
        Origin origin = source.origin();
        if (origin != null && !origin.isSecure() && !origin.isLoopback()) {
            LOG.warn("The public address is http: anybody on the way can take over every session");
        }
        if (origin == null && proxies.isOpenToAnyHost() && proxies.areSeveral()) {
            throw new IllegalStateException("Of several trustedProxies one may pass on what a client wrote, so that the"
                    + " client would choose the host: name the hosts with trustHost(\"app.example.com\") or"
                    + " AUTH_TRUST_HOST=app.example.com, or call url(\"https://…\") or set AUTH_URL");
        }
        if (origin == null && proxies.isOpenToAnyHost()) {
            LOG.warn(
                    "trustHost: Host and forwarding headers decide the public address; name the hosts in it if you can");
        }
        if (told.cookieDomain != null) {
            LOG.warn("cookieDomain: every host below {} can read and set the session", told.cookieDomain);
        }
        return PublicUrl.of(origin, proxies, path(told.basePath, source.basePath()));
    }

    private static BasePath path(@Nullable String asked, @Nullable String fromUrl) {
        if (asked == null) {
            return fromUrl == null ? BasePath.of(DEFAULT_BASE_PATH) : BasePath.whole(fromUrl);
        }
        String path = Environment.requireBasePath(asked, "basePath");
        if (fromUrl == null || fromUrl.equals(path)) {
            return BasePath.of(path);
        }
        if (fromUrl.endsWith(path)) {
            return BasePath.mounted(fromUrl.substring(0, fromUrl.length() - path.length()), path);
        }
        LOG.warn("env-url-basepath-mismatch: the path of AUTH_URL differs from basePath, which counts");
        return BasePath.of(path);
    }
}
