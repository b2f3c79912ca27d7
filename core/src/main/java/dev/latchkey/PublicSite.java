package dev.latchkey;

import dev.latchkey.provider.Provider;
import dev.latchkey.setting.TrustedHosts;
import dev.latchkey.site.BasePath;
import dev.latchkey.site.PublicUrlResolver;
import dev.latchkey.site.TrustedProxies;
import dev.latchkey.wire.Origin;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public address and the proxies in front. */
final class PublicSite {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);
    private static final String DEFAULT_BASE_PATH = "/auth";

    private final PublicUrlResolver publicUrl;
    private final TrustedProxies proxies;

    private PublicSite(PublicUrlResolver publicUrl, TrustedProxies proxies) {
        this.publicUrl = publicUrl;
        this.proxies = proxies;
    }

    /** Puts together what options and environment say. What is wrong is in {@code mistakes}. */
    static PublicSite of(AuthOptions options, Environment environment, ConfigurationMistakes mistakes) {
        TrustedProxies proxies = mistakes.get(() -> proxies(options, environment), TrustedProxies.none());
        PublicUrlResolver standard = PublicUrlResolver.of(null, proxies, BasePath.of(DEFAULT_BASE_PATH));
        return new PublicSite(mistakes.get(() -> publicUrl(options, environment, proxies), standard), proxies);
    }

    PublicUrlResolver publicUrl() {
        return publicUrl;
    }

    TrustedProxies proxies() {
        return proxies;
    }

    /** Somebody who asks for a mail to somebody else must not decide where its link leads. */
    void requireHostsForMail(Provider provider) {
        if (publicUrl.configured() == null && proxies.isOpenToAnyHost()) {
            throw new IllegalStateException("Provider \"" + provider.id() + "\" mails links, and the proxies may name"
                    + " any host for them: call url(\"https://…\") or set AUTH_URL, or name the hosts with"
                    + " Proxies.trusted(\"app.example.com\") or AUTH_TRUST_HOST=app.example.com");
        }
    }

    private static TrustedProxies proxies(AuthOptions options, Environment environment) {
        Integer count = options.trustedProxies != null ? options.trustedProxies : environment.trustedProxies();
        TrustedHosts trusted = options.trustHost != null ? options.trustHost : environment.trustHost();
        if (trusted.trusted()) {
            return TrustedProxies.of(count == null ? 1 : count, trusted.hosts());
        }
        if (count != null) {
            throw new IllegalStateException("The number of trusted proxies is set, and none is trusted: call"
                    + " proxies(Proxies.trusted(…)), or set latchkey.trust-host or AUTH_TRUST_HOST too");
        }
        return TrustedProxies.none();
    }

    private static PublicUrlResolver publicUrl(AuthOptions options, Environment environment, TrustedProxies proxies) {
        Environment source = options.url == null ? environment : new Environment(Map.of("AUTH_URL", options.url));
        Origin origin = source.origin();
        if (origin != null && !origin.isSecure() && !origin.isLoopback()) {
            LOG.warn("The public address is http: anybody on the way can take over every session");
        }
        if (origin == null && proxies.isOpenToAnyHost() && proxies.areSeveral()) {
            throw new IllegalStateException(
                    "Of several trusted proxies one may pass on what a client wrote, so that the"
                            + " client would choose the host: name the hosts with Proxies.trusted(\"app.example.com\") or"
                            + " AUTH_TRUST_HOST=app.example.com, or call url(\"https://…\") or set AUTH_URL");
        }
        if (origin == null && proxies.isOpenToAnyHost()) {
            LOG.warn("Host and forwarding headers decide the public address: name the hosts that they may name");
        }
        if (options.cookieDomain != null) {
            LOG.warn("Cookies.domain: every host below {} can read and set the session", options.cookieDomain);
        }
        return PublicUrlResolver.of(origin, proxies, path(options.basePath, source.basePath()));
    }

    private static BasePath path(@Nullable String asked, @Nullable String fromUrl) {
        if (asked == null) {
            return fromUrl == null ? BasePath.of(DEFAULT_BASE_PATH) : BasePath.whole(fromUrl);
        }
        if (fromUrl == null || fromUrl.equals(asked)) {
            return BasePath.of(asked);
        }
        if (fromUrl.endsWith(asked)) {
            return BasePath.mounted(fromUrl.substring(0, fromUrl.length() - asked.length()), asked);
        }
        LOG.warn("env-url-basepath-mismatch: the path of AUTH_URL differs from basePath, which counts");
        return BasePath.of(asked);
    }
}
