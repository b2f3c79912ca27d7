package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.LanguageCallback;
import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.callback.UserDeletionCallback;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Builds an {@link Auth} with more options than {@link Auth#of} offers. A value that you set here takes precedence over
 * the settings and the environment. A value that is not set anywhere has a safe default. A method that sets a single
 * value can be called only once. {@link #build} reports all mistakes.
 */
public final class AuthBuilder extends DeploymentBuilder {

    final List<Provider> providers = new ArrayList<>();
    final List<Feature> features = new ArrayList<>();
    final List<Matcher> matchers = new ArrayList<>();
    final List<Consumer<? super AuthEvent>> listeners = new ArrayList<>();
    final List<Map.Entry<Locale, Map<String, String>>> translations = new ArrayList<>();

    AuthBuilder() {}

    @Override
    AuthBuilder self() {
        return this;
    }

    /** Adds a provider, which is a way to sign in. Pages show the providers in the order of these calls. */
    public AuthBuilder provider(Provider provider) {
        providers.add(requireNonNull(provider, "provider"));
        return this;
    }

    /**
     * Adds a feature from a separate module. Latchkey runs the sign-in steps of features in the order of these calls.
     */
    public AuthBuilder with(Feature feature) {
        features.add(requireNonNull(feature, "feature"));
        return this;
    }

    /**
     * Makes this application only read sessions. Another application, with the same secret or the same store, creates
     * the sessions. Use this for an application without a {@link #provider}.
     */
    public AuthBuilder sessionsOnly() {
        return with(SessionSettings.SESSIONS_ONLY, true);
    }

    /**
     * Keeps users, their accounts and their sessions in {@code store}. With {@link Sessions#sealed}, sessions are not
     * in the store.
     */
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

    /** Keeps access tokens and refresh tokens of providers in the store, sealed, for {@link Auth#tokens}. */
    public AuthBuilder keepProviderTokens() {
        return with(AccountSettings.KEEP_TOKENS, true);
    }

    /**
     * Revokes and forgets the tokens of these providers when a user signs out (RFC 7009). By default the tokens stay,
     * because they belong to the account and not to one session: the user's other browsers, and jobs of the application
     * that run for the user, need them. A provider that is down, or has no revocation, never stops a sign-out.
     *
     * @param ids the ids of the providers
     */
    public AuthBuilder revokeTokensOnSignOut(String... ids) {
        return with(AccountSettings.REVOKED_TOKENS, List.of(ids));
    }

    /** Sets the member of the session, or of its token, that {@link Session#roles} reads. By default {@code roles}. */
    public AuthBuilder rolesClaim(String member) {
        return with(SessionSettings.ROLES_CLAIM, member);
    }

    /**
     * Also reads the session's token from {@code Authorization: Bearer}, for programs of the application that keep no
     * cookies (wire.md#bearer-tokens). A bearer token is read only if no session cookie signs the user in. The token is
     * the value of the session cookie. If the cookie is split into several, the token is all their values joined. A
     * bearer token is never renewed, and the endpoints ignore it.
     */
    public AuthBuilder acceptBearerTokens() {
        return with(SessionSettings.BEARER_TOKENS, true);
    }

    /**
     * Sets how often Latchkey asks whether a watched connection may stay open, at least a second. By default 30
     * seconds. A connection ends within this time after its session, and within three times this time if the store does
     * not answer. {@link AuthExchange#watch} describes watched connections.
     */
    public AuthBuilder watchInterval(Duration interval) {
        return with(SessionSettings.WATCH_INTERVAL, interval);
    }

    /**
     * Lets pages of these origins open WebSockets with the cookies of this application, besides pages of its own
     * origin.
     *
     * @param origins such as {@code https://app.example.com}, as browsers write them in {@code Origin}
     */
    public AuthBuilder socketOrigins(String... origins) {
        return with(SiteSettings.SOCKET_ORIGINS, List.of(origins));
    }

    /**
     * Adds paths that the guard looks at, in the syntax of {@link Matcher#path}.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public AuthBuilder matcher(String... patterns) {
        for (String pattern : patterns) {
            matchers.add(Matcher.path(pattern));
        }
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

    /**
     * Sets to which addresses Latchkey may send a browser after signing in or out. By default these are all addresses
     * of this origin.
     */
    public AuthBuilder onRedirect(RedirectCallback callback) {
        return with(ProgrammaticOptions.REDIRECT, callback);
    }

    /** Sets what runs before a user is deleted, and may refuse. By default every deletion is allowed. */
    public AuthBuilder onDelete(UserDeletionCallback callback) {
        return with(ProgrammaticOptions.DELETE, callback);
    }

    /**
     * Sets what a session's token contains. By default the token contains the user's id, name, e-mail address and
     * picture.
     */
    public AuthBuilder onJwt(JwtCallback callback) {
        return with(ProgrammaticOptions.JWT, callback);
    }

    /**
     * Sets which data of a session the browser can read. By default these are the user's name, e-mail address and
     * picture.
     */
    public AuthBuilder onSession(SessionCallback callback) {
        return with(ProgrammaticOptions.SESSION, callback);
    }

    /** Adds a listener for events. {@link AuthEvent} says which threads call the listener. */
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

    /**
     * Sets how the built-in pages look. A value of {@code look} that is {@code null} or {@code AUTO} comes from the
     * settings.
     */
    public AuthBuilder theme(Theme look) {
        return with(PageSettingsCodec.of(look));
    }

    /**
     * Replaces English texts of the built-in pages and mails, and of features. The documents of Latchkey and of each
     * feature list the keys.
     */
    public AuthBuilder texts(Map<String, String> replacements) {
        return with(ProgrammaticOptions.TEXTS, Map.copyOf(replacements));
    }

    /**
     * Replaces texts of one language, or adds a language that Latchkey does not have. In an added language, a text that
     * is missing here is in English. Call this once for each language.
     *
     * @param language such as {@code Locale.GERMAN} or {@code Locale.forLanguageTag("da")}
     */
    public AuthBuilder texts(Locale language, Map<String, String> replacements) {
        translations.add(Map.entry(language, Map.copyOf(replacements)));
        return this;
    }

    /**
     * Sets who decides in which language a user reads the built-in pages and mails. By default the user's browser does.
     * An application in one language writes {@code language(request -> Optional.of(Locale.GERMAN))}.
     */
    public AuthBuilder language(LanguageCallback callback) {
        return with(ProgrammaticOptions.LANGUAGE, callback);
    }

    /**
     * Serves a description of the endpoints in OpenAPI 3.1 to every client, at {@code openapi.json}. By default
     * Latchkey does not serve it.
     */
    public AuthBuilder openApi() {
        return with(SiteSettings.OPEN_API, true);
    }

    /**
     * Says in each refusal of the guard why it refused, for development: in the header {@code Latchkey-Refusal}, and on
     * the page for browsers. {@link #build} fails if the public address is another machine's, or a proxy is trusted.
     */
    public AuthBuilder explainRefusals() {
        return with(SiteSettings.EXPLAIN_REFUSALS, true);
    }

    /**
     * Checks all options and builds the {@code Auth}. This method contacts no provider.
     *
     * @throws IllegalStateException if options are missing, malformed or contradictory; the message has a line for each
     *     mistake, with the call, setting or variable that corrects it
     */
    public Auth build() {
        return new Auth(Assembly.of(AuthOptions.of(this)));
    }
}
