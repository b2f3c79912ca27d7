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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@link AuthBuilder} that say where an application runs: its secrets and its address, what is in front of
 * it, and what it takes from the machine.
 */
abstract sealed class DeploymentBuilder permits AuthBuilder {

    final List<Map<String, ? extends @Nullable Object>> settings = new ArrayList<>();
    OptionValues values = OptionValues.none();

    abstract AuthBuilder self();

    /**
     * Sets the secrets that seal sessions, newest first: the first one seals, each one opens. Instead of
     * {@code AUTH_SECRET} and {@code AUTH_SECRET_1} to {@code _3}. At least 32 random bytes each, as {@code openssl
     * rand -base64 33} makes.
     */
    public final AuthBuilder secret(String newest, String... older) {
        return with(
                AccountSettings.SECRET,
                Stream.concat(Stream.of(newest), Stream.of(older))
                        .map(Secret::of)
                        .toList());
    }

    /**
     * Accepts secrets that are short, or that are words and not random, as Auth.js does. Anybody who has one session
     * cookie can guess such a secret offline, and is then every user. For moving away from it: put the new secret first
     * and the old one behind it until its sessions have ended.
     */
    public final AuthBuilder dangerouslyAcceptShortSecrets() {
        return with(AccountSettings.SHORT_SECRETS, true);
    }

    /**
     * Sets the public address, such as {@code https://app.example.com}. Instead of {@code AUTH_URL}. A path in it is
     * the whole path of the endpoints as browsers see it, with the path at which the application is mounted:
     * {@code https://app.example.com/shop/auth}. If a proxy removes {@code /shop} before it forwards a request, call
     * {@code basePath("/auth")} too.
     */
    public final AuthBuilder url(String publicUrl) {
        return with(SiteSettings.URL, publicUrl);
    }

    /** Trusts the proxies in front to report the public address and the client. By default no proxy is trusted. */
    public final AuthBuilder proxies(Proxies trusted) {
        return with(trusted.values());
    }

    /** Sets the path of the endpoints. By default {@code /auth}, or the path of the {@link #url}. */
    public final AuthBuilder basePath(String path) {
        return with(SiteSettings.BASE_PATH, path);
    }

    /** Sets how the cookies are called, and which hosts see them. */
    public final AuthBuilder cookies(Cookies cookies) {
        return with(cookies.values());
    }

    /** Sets how many bytes of a body the endpoints read. By default 64 KiB. */
    public final AuthBuilder bodyLimit(int bytes) {
        return with(SiteSettings.BODY_LIMIT, bytes);
    }

    /** Sets the variables to read in place of the process's own. */
    public final AuthBuilder environment(Map<String, String> variables) {
        return with(ProgrammaticOptions.ENVIRONMENT, Map.copyOf(variables));
    }

    /**
     * Adds what a framework's configuration says below {@code latchkey}, by the names in {@code docs/settings.md}: with
     * dots in the names or maps in maps, and lists or texts with commas. The value of {@code store} may be a
     * {@link Store}. A name or value that is not known stops {@link AuthBuilder#build}, and so does a name that an
     * earlier call has set; values are not repeated.
     */
    public final AuthBuilder settings(Map<String, ? extends @Nullable Object> settings) {
        this.settings.add(new LinkedHashMap<String, @Nullable Object>(settings));
        return self();
    }

    /** Sets the time, for tests. */
    public final AuthBuilder clock(InstantSource source) {
        return with(ProgrammaticOptions.CLOCK, source);
    }

    /** Sets the source of tokens and initialisation vectors, for tests. */
    public final AuthBuilder random(SecureRandom source) {
        return with(ProgrammaticOptions.RANDOM, source);
    }

    /** Sets the client for requests to providers; it must not follow redirects. */
    public final AuthBuilder httpClient(HttpClient client) {
        return with(ProgrammaticOptions.HTTP_CLIENT, client);
    }

    /**
     * Sets what sends mails, which no request waits for. Unless set, four threads of its own with at most 1,000 mails
     * that wait; beyond that a mail is not sent. {@code Runnable::run}, for tests, sends before the answer.
     */
    public final AuthBuilder mailExecutor(Executor executor) {
        return with(ProgrammaticOptions.MAIL_EXECUTOR, executor);
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
