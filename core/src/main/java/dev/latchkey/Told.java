package dev.latchkey;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.Matcher;
import dev.latchkey.method.MailThreads;
import dev.latchkey.method.Pauses;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionPolicy;
import dev.latchkey.store.Store;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an {@link AuthBuilder} was told so far, and what counts where it was told nothing. */
final class Told {

    final List<Provider> providers = new ArrayList<>();
    final List<Secret> secrets = new ArrayList<>();
    final List<Matcher> matchers = new ArrayList<>();
    final List<Consumer<? super AuthEvent>> listeners = new ArrayList<>();

    @Nullable
    String url;

    @Nullable
    String basePath;

    boolean trustHost;
    final List<String> trustedHosts = new ArrayList<>();

    @Nullable
    Integer trustedProxies;

    boolean shortSecrets;
    boolean sessionsOnly;
    Duration sessionMaxAge = SessionPolicy.DEFAULT_MAX_AGE;
    Duration sessionUpdateAge = SessionPolicy.DEFAULT_UPDATE_AGE;
    Duration sessionLifetime = SessionPolicy.DEFAULT_LIFETIME;

    @Nullable
    Store store;

    @Nullable
    Boolean sealSessions;

    boolean linkByEmail;
    boolean forgetClients;
    boolean openApi;
    boolean keepProviderTokens;

    @Nullable
    Duration revocationBound;

    boolean plainTokens;

    String rolesClaim = Session.ROLES;
    boolean bearerTokens;

    @Nullable
    String sessionCookie;

    @Nullable
    String cookieDomain;

    @Nullable
    Authorized authorized;

    @Nullable
    SignInCallback signIn;

    @Nullable
    RedirectCallback redirect;

    @Nullable
    JwtCallback jwt;

    @Nullable
    SessionCallback session;

    @Nullable
    String signInPage;

    @Nullable
    String signOutPage;

    @Nullable
    String errorPage;

    @Nullable
    String verifyRequestPage;

    Theme theme = Theme.standard();

    @Nullable
    Map<String, String> texts;

    int bodyLimit = 64 * 1024;
    Map<String, String> environment = System.getenv();
    InstantSource clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();

    @Nullable
    HttpClient httpClient;

    Consumer<Duration> pause = Pauses::pause;
    Executor mailExecutor = MailThreads.standard();

    Told() {}
}
