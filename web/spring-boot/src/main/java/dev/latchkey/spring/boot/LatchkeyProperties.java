package dev.latchkey.spring.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What {@code application.properties} says. Whatever is left out comes from the environment ({@code AUTH_SECRET},
 * {@code AUTH_URL} and so on), or has a safe default.
 *
 * @param secret Seals sessions: at least 32 random bytes, as `openssl rand -base64 33` makes. Instead of AUTH_SECRET.
 * @param olderSecrets Secrets that still open sessions, newest first.
 * @param url The public address, such as https://app.example.com. Instead of AUTH_URL.
 * @param trustHost Whether to believe Host and forwarding headers: true, or the hosts that they may name. Only right
 *     behind a proxy that overwrites or appends to each of them.
 * @param trustedProxies How many proxies stand in front, one behind the other; one unless said.
 * @param basePath Where the endpoints are; /auth unless said here or by the path of AUTH_URL.
 * @param providers Ids of ready providers, such as github, in the order in which pages show them.
 * @param client What each provider knows this application by, under the provider's id.
 * @param matcher Patterns of the paths that the guard looks at, such as /dashboard/:path*.
 * @param session How long sessions last.
 * @param cookieDomain Shares the cookies with every host below this domain, and so trusts every one of them.
 * @param pages Pages of the application's own instead of the built-in ones.
 * @param bodyLimit How much of a body the endpoints read.
 */
@ConfigurationProperties("latchkey")
public record LatchkeyProperties(
        @Nullable String secret,
        @DefaultValue List<String> olderSecrets,
        @Nullable String url,
        @DefaultValue("false") List<String> trustHost,
        @Nullable Integer trustedProxies,
        @Nullable String basePath,
        @DefaultValue List<String> providers,
        @DefaultValue Map<String, Client> client,
        @DefaultValue List<String> matcher,
        @DefaultValue Session session,
        @Nullable String cookieDomain,
        @DefaultValue Pages pages,
        @DefaultValue("64KB") DataSize bodyLimit) {

    public LatchkeyProperties {
        olderSecrets = List.copyOf(olderSecrets);
        trustHost = List.copyOf(trustHost);
        providers = List.copyOf(providers);
        client = Map.copyOf(client);
        matcher = List.copyOf(matcher);
    }

    /**
     * This application as one provider knows it.
     *
     * @param id Client id. Instead of AUTH_<PROVIDER>_ID.
     * @param secret Client secret. Instead of AUTH_<PROVIDER>_SECRET.
     * @param issuer The provider's address, where every customer has another. Instead of AUTH_<PROVIDER>_ISSUER.
     */
    public record Client(
            @Nullable String id,
            @Nullable String secret,
            @Nullable String issuer) {

        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /**
     * How long sessions last.
     *
     * @param maxAge How long a session lasts after it was last renewed.
     * @param updateAge How old a session's token must be before reading it renews it.
     * @param cookie The session cookie's name; applications that share sessions share it.
     */
    public record Session(
            @DefaultValue("30d") Duration maxAge,
            @DefaultValue("1d") Duration updateAge,
            @Nullable String cookie) {}

    /**
     * Pages of the application's own.
     *
     * @param signIn A path such as /login.
     * @param signOut A path such as /bye.
     * @param error A path such as /sign-in-failed; it gets `error` in its query.
     */
    public record Pages(
            @Nullable String signIn,
            @Nullable String signOut,
            @Nullable String error) {}

    @Override
    public String toString() {
        return "LatchkeyProperties[" + url + "]"; // secrets stay out of logs
    }
}
