package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.Matcher;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Session;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.setting.AccountSettings;
import dev.latchkey.setting.SessionSettings;
import dev.latchkey.setting.SiteSettings;
import dev.latchkey.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The long form of {@link Auth#of}. What you do not set comes from the settings and the environment or has a safe
 * default; what you set here wins. A call that sets a single value may be made only once. {@link #build} reports all
 * mistakes.
 */
public final class AuthBuilder extends DeploymentBuilder {

    final List<Provider> providers = new ArrayList<>();
    final List<Feature> features = new ArrayList<>();
    final List<Matcher> matchers = new ArrayList<>();
    final List<Consumer<? super AuthEvent>> listeners = new ArrayList<>();

    AuthBuilder() {}

    @Override
    AuthBuilder self() {
        return this;
    }

    /** Adds a way to sign in. Pages show the ways in the order of these calls. */
    public AuthBuilder provider(Provider provider) {
        providers.add(requireNonNull(provider, "provider"));
        return this;
    }

    /**
     * Adds a capability from a separate module. Latchkey asks the steps of capabilities in the order of these calls.
     */
    public AuthBuilder with(Feature feature) {
        features.add(requireNonNull(feature, "feature"));
        return this;
    }

    /**
     * Makes this application only read sessions. Another application makes them, with the same secret or the same
     * store. For an application without a {@link #provider}.
     */
    public AuthBuilder sessionsOnly() {
        return with(SessionSettings.SESSIONS_ONLY, true);
    }

    /** Keeps users and their accounts in {@code store}, and their sessions unless {@link Sessions#sealed}. */
    public AuthBuilder store(Store store) {
        return with(AccountSettings.STORE, store);
    }

    /** Sets where sessions live, and for how long. */
    public AuthBuilder sessions(Sessions sessions) {
        return with(sessions.values);
    }

    /**
     * Links a new account to the user who has its e-mail address, if the provider vouches for the address and the
     * address was verified for that user too. Anybody who can make a provider vouch for an address can then sign in as
     * the user with this address.
     */
    public AuthBuilder dangerouslyLinkAccountsByEmail() {
        return with(AccountSettings.LINK_BY_EMAIL, true);
    }

    /** Keeps access tokens and refresh tokens of providers in the store, sealed, for {@link UserAccounts#tokens}. */
    public AuthBuilder keepProviderTokens() {
        return with(AccountSettings.KEEP_TOKENS, true);
    }

    /** Sets the member of the session, or of its token, that {@link Session#roles} reads. By default {@code roles}. */
    public AuthBuilder rolesClaim(String member) {
        return with(SessionSettings.ROLES_CLAIM, member);
    }

    /**
     * Also reads the session's token from {@code Authorization: Bearer}, for programs of the application that keep no
     * cookies (wire.md#bearer-tokens). Counts only where no cookie signs anybody in. The token is the cookie's value,
     * the pieces of a cookie in several put together. A bearer token is never renewed, and the endpoints ignore it.
     */
    public AuthBuilder acceptBearerTokens() {
        return with(SessionSettings.BEARER_TOKENS, true);
    }

    /**
     * Adds paths that the guard looks at, in the syntax of {@link Matcher#path}.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public AuthBuilder matcher(String... patterns) {
        Stream.of(patterns).map(Matcher::path).forEach(matchers::add);
        return this;
    }

    /** Adds a matcher with conditions. */
    public AuthBuilder matcher(Matcher matcher) {
        matchers.add(requireNonNull(matcher, "matcher"));
        return this;
    }

    /**
     * Sets who may pass the guard. By default every signed-in user may pass. If there is no matcher, the guard then
     * looks at every path.
     */
    public AuthBuilder authorized(Authorized rule) {
        return with(ProgrammaticOptions.AUTHORIZED, rule);
    }

    /** Sets who may sign in. By default everybody whom a provider has authenticated may sign in. */
    public AuthBuilder onSignIn(SignInCallback callback) {
        return with(ProgrammaticOptions.SIGN_IN, callback);
    }

    /** Sets where browsers may be sent after signing in or out. By default anywhere on this origin. */
    public AuthBuilder onRedirect(RedirectCallback callback) {
        return with(ProgrammaticOptions.REDIRECT, callback);
    }

    /** Sets what a session's token holds. By default id, name, e-mail address and picture. */
    public AuthBuilder onJwt(JwtCallback callback) {
        return with(ProgrammaticOptions.JWT, callback);
    }

    /** Sets what browsers see of a session. By default name, e-mail address and picture. */
    public AuthBuilder onSession(SessionCallback callback) {
        return with(ProgrammaticOptions.SESSION, callback);
    }

    /** Adds a listener, which runs in the threads that {@link AuthEvent} names. */
    public AuthBuilder listener(Consumer<? super AuthEvent> listener) {
        listeners.add(requireNonNull(listener, "listener"));
        return this;
    }

    /** Sets what sends the mails of features. By default the first e-mail provider sends them. */
    public AuthBuilder mail(EmailProvider provider) {
        return with(ProgrammaticOptions.MAIL, provider);
    }

    /** Sets the application's own pages. */
    public AuthBuilder pages(CustomPages pages) {
        return with(PageSettingsCodec.of(pages));
    }

    /** Sets how the built-in pages look. What is {@code null} in it, or {@code AUTO}, is left to the settings. */
    public AuthBuilder theme(Theme look) {
        return with(PageSettingsCodec.of(look));
    }

    /** Replaces texts of the built-in pages and mails, and of features, by the keys that their documents list. */
    public AuthBuilder texts(Map<String, String> replacements) {
        return with(ProgrammaticOptions.TEXTS, Map.copyOf(replacements));
    }

    /**
     * Serves a description of the endpoints in OpenAPI 3.1 to anybody, at {@code openapi.json}. By default Latchkey
     * does not serve it.
     */
    public AuthBuilder openApi() {
        return with(SiteSettings.OPEN_API, true);
    }

    /**
     * Checks everything and builds it. No provider is contacted.
     *
     * @throws IllegalStateException with all that is missing, malformed or contradictory, a line each, and the call,
     *     setting or variable that mends it
     */
    public Auth build() {
        return new Auth(Assembly.of(AuthOptions.of(this)));
    }
}
