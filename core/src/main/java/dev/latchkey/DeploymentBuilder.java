package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Secret;
import dev.latchkey.setting.AccountSettings;
import dev.latchkey.setting.Option;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SiteSettings;
import dev.latchkey.store.Store;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Declares the methods of {@link AuthBuilder} that describe where an application runs. They set its secrets and its
 * address, the proxies in front of it, and the resources that it uses.
 */
abstract sealed class DeploymentBuilder permits AuthBuilder {

    final List<Map<String, ? extends @Nullable Object>> settings = new ArrayList<>();
    OptionValues values = OptionValues.none();

    abstract AuthBuilder self();

    /**
     * Sets the secrets that seal sessions, newest first. Latchkey seals with the first secret and opens with each of
     * them. These secrets replace {@code AUTH_SECRET} and {@code AUTH_SECRET_1} to {@code _3}. Each secret needs at
     * least 32 random bytes, for example from {@code openssl rand -base64 33}.
     */
    public final AuthBuilder secret(String newest, String... older) {
        return with(
                AccountSettings.SECRET,
                Stream.concat(Stream.of(newest), Stream.of(older))
                        .map(Secret::of)
                        .toList());
    }

    /**
     * Accepts secrets that are short or not random, as Auth.js does. An attacker who has one session cookie can guess
     * such a secret offline, and can then act as every user. Use this only to replace such a secret. Put the new secret
     * first and the old secret after it until all sessions of the old secret have ended.
     */
    public final AuthBuilder dangerouslyAcceptShortSecrets() {
        return with(AccountSettings.SHORT_SECRETS, true);
    }

    /**
     * Sets the public address, such as {@code https://app.example.com}. This address replaces {@code AUTH_URL}. If the
     * address has a path, that path is the whole path of the endpoints as browsers see it. It includes the path at
     * which the application is mounted, as in {@code https://app.example.com/shop/auth}. If a proxy removes
     * {@code /shop} before it forwards a request, call {@code basePath("/auth")} too.
     */
    public final AuthBuilder url(String publicUrl) {
        return with(SiteSettings.URL, publicUrl);
    }

    /**
     * Trusts the proxies in front of the application to report the public address and the client's address. By default
     * no proxy is trusted.
     */
    public final AuthBuilder proxies(Proxies trusted) {
        return with(trusted.values());
    }

    /** Sets the path of the endpoints. By default {@code /auth}, or the path of the {@link #url}. */
    public final AuthBuilder basePath(String path) {
        return with(SiteSettings.BASE_PATH, path);
    }

    /** Sets the names of the cookies, and which hosts receive them. */
    public final AuthBuilder cookies(Cookies cookies) {
        return with(cookies.values());
    }

    /** Sets the largest number of bytes of a request body that the endpoints read. By default 64 KiB. */
    public final AuthBuilder bodyLimit(int bytes) {
        return with(SiteSettings.BODY_LIMIT, bytes);
    }

    /** Sets the environment variables that Latchkey reads instead of those of the process. */
    public final AuthBuilder environment(Map<String, String> variables) {
        return with(ProgrammaticOptions.ENVIRONMENT, Map.copyOf(variables));
    }

    /**
     * Adds the values of a framework's configuration below {@code latchkey}, with the names in
     * {@code docs/settings.md}. Names can have dots, or maps can contain maps. A list can be a list or a text with
     * commas. The value of {@code store} may be a {@link Store}. {@link AuthBuilder#build} fails if a name or value is
     * not known, or if an earlier call has set the same name. Its message does not contain the values.
     */
    public final AuthBuilder settings(Map<String, ? extends @Nullable Object> settings) {
        this.settings.add(new LinkedHashMap<String, @Nullable Object>(settings));
        return self();
    }

    /** Sets the clock, for tests. */
    public final AuthBuilder clock(InstantSource source) {
        return with(ProgrammaticOptions.CLOCK, source);
    }

    /** Sets the source of randomness for tokens and initialisation vectors, for tests. */
    public final AuthBuilder random(SecureRandom source) {
        return with(ProgrammaticOptions.RANDOM, source);
    }

    /** Sets the HTTP client for requests to providers. The client must not follow redirects. */
    public final AuthBuilder httpClient(HttpClient client) {
        return with(ProgrammaticOptions.HTTP_CLIENT, client);
    }

    /**
     * Sets the executor that sends mails. No request waits for a mail. By default four threads send mails, and at most
     * 1,000 mails wait. When 1,000 mails wait, Latchkey does not send further mails. With {@code Runnable::run}, for
     * tests, a mail is sent before the response.
     */
    public final AuthBuilder mailExecutor(Executor executor) {
        return with(ProgrammaticOptions.MAIL_EXECUTOR, executor);
    }

    /**
     * Sets the executor that watches open connections and closes them. By default Latchkey has threads for this, which
     * run only while there are watched connections. The executor needs several threads, and stays open.
     */
    public final AuthBuilder watchExecutor(ScheduledExecutorService executor) {
        return with(ProgrammaticOptions.WATCH_EXECUTOR, executor);
    }

    final AuthBuilder pause(Consumer<Duration> pause) {
        return with(ProgrammaticOptions.PAUSE, pause);
    }

    final <T> AuthBuilder with(Option<T> option, T value) {
        return with(OptionValues.none().with(option, requireNonNull(value, option.call())));
    }

    final AuthBuilder with(OptionValues more) {
        values = values.with(more);
        return self();
    }
}
