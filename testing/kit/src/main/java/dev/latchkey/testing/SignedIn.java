package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.session.NewSession;
import dev.latchkey.session.SessionClient;
import dev.latchkey.session.SessionConfiguration;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.StoredSessions;
import dev.latchkey.session.StoredTokenFormat;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Represents a signed-in user, for requests in tests of an application:
 *
 * <pre>{@code
 * request.header("Cookie", SignedIn.as("ada").withRoles("admin").cookie(auth));
 * request.header("Cookie", SignedIn.as("ada").cookie(SECRET));
 * }</pre>
 *
 * {@code auth} is the object of the application under test, which makes the session itself. For an application in
 * another process, {@code SECRET} is its secret. No sign-in takes place.
 */
public final class SignedIn {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final RequestCookies NO_COOKIES = new RequestCookies(List.of());
    private static final SessionConfiguration POLICY = new SessionConfiguration(
            SessionConfiguration.DEFAULT_MAX_AGE,
            SessionConfiguration.DEFAULT_UPDATE_AGE,
            SessionConfiguration.DEFAULT_LIFETIME,
            null,
            Session.ROLES,
            List::of,
            null,
            null);

    private final Claims claims;
    private final InstantSource clock;
    private final boolean https;
    private final @Nullable Store store;
    private final @Nullable List<Factor> shown;

    private SignedIn(
            Claims claims, InstantSource clock, boolean https, @Nullable Store store, @Nullable List<Factor> shown) {
        this.claims = claims;
        this.clock = clock;
        this.https = https;
        this.store = store;
        this.shown = shown;
    }

    /** Returns a signed-in user with only an id. */
    public static SignedIn as(String id) {
        return as(User.of(id));
    }

    /** Returns {@code user} as a signed-in user. */
    public static SignedIn as(User user) {
        Claims claims = Claims.empty().with("sub", user.id());
        claims = with(claims, "name", user.name());
        claims = with(claims, "email", user.email());
        claims = with(claims, "picture", user.image());
        return new SignedIn(claims, Clock.systemUTC(), false, null, null);
    }

    /** Adds a claim to the token, as a {@code jwt} callback would. */
    public SignedIn with(String claim, @Nullable Object value) {
        return new SignedIn(claims.with(claim, value), clock, https, store, shown);
    }

    /** Sets the roles, in the claim {@link Session#ROLES}. */
    public SignedIn withRoles(String... roles) {
        return with(Session.ROLES, List.of(roles));
    }

    /**
     * Makes the session for an application that keeps sessions in this store. {@link #cookie(String)} then adds a
     * session to the store. It also adds the user if the store does not have this user, and so does
     * {@link #cookie(Auth)}.
     */
    public SignedIn in(Store applications) {
        return new SignedIn(claims, clock, https, requireNonNull(applications, "store"), shown);
    }

    /** Makes the session begin at the time of this clock, which should be the application's clock. */
    public SignedIn at(InstantSource time) {
        return new SignedIn(claims, requireNonNull(time, "time"), https, store, shown);
    }

    /**
     * Makes the session for an application whose public address is {@code https}. With {@code https}, cookies have
     * other names.
     */
    public SignedIn overHttps() {
        return new SignedIn(claims, clock, true, store, shown);
    }

    /**
     * Sets the factors that the user has shown, for rules such as {@code Authorized.recently}. By default, the user has
     * just shown a password. With only {@link Factor#UNKNOWN}, the session does not record how the user signed in.
     */
    public SignedIn having(Factor... factors) {
        return new SignedIn(claims, clock, https, store, List.of(factors));
    }

    /**
     * Returns the value of a {@code Cookie} header for the application with this {@link Auth}, whether its sessions are
     * sealed or in a store. {@link #in} names the store if the user is not there yet.
     *
     * @throws IllegalStateException if the application does not accept the session; the message says how to mend this
     */
    public String cookie(Auth auth) {
        return new ApplicationSessions(auth, https).cookie(this);
    }

    /**
     * Returns the value of a {@code Cookie} header, for an application with this secret and the standard cookie names.
     */
    public String cookie(String secret) {
        CookieConfiguration cookies = CookieConfiguration.of(https);
        Randoms randoms = new Randoms(new SecureRandom());
        KeyRing keys = new KeyRing(List.of(Secret.of(secret)), randoms, clock);
        return header(store == null ? sealed(cookies, keys) : stored(cookies, keys, randoms, store));
    }

    static String header(List<SetCookie> cookies) {
        return cookies.stream()
                .filter(cookie -> !cookie.value().isEmpty())
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    private List<SetCookie> sealed(CookieConfiguration cookies, KeyRing keys) {
        String token = keys.slot(cookies.session()).seal(facts().addedTo(claims), LIFETIME);
        return ChunkedCookie.write(NO_COOKIES, cookies.session(), token, cookies.attributes());
    }

    private List<SetCookie> stored(CookieConfiguration cookies, KeyRing keys, Randoms randoms, Store kept) {
        User user = user(kept);
        Account account = new Account("test", "credentials", "test", user.id(), null);
        JwtContext signIn =
                new JwtContext(claims.with("sub", user.id()), JwtTrigger.SIGN_IN, user, account, null, null);
        return new StoredSessions(
                        cookies,
                        POLICY,
                        new CheckedStore(kept, clock, batch -> {}),
                        keys,
                        randoms,
                        clock,
                        StoredTokenFormat.HASHED)
                .begin(NO_COOKIES, signIn, new SessionClient(null, null), facts());
    }

    /** Returns the session that is about to begin, after adding the user to the store of {@link #in}, if any. */
    NewSession beginning(boolean stored) {
        User user = stored && store != null ? user(store) : session().user();
        return new NewSession(user, "credentials", claims.with("sub", user.id()), facts());
    }

    private User user(Store kept) {
        User wanted = session().user();
        return kept.user(wanted.id())
                .or(() -> kept.createUser(new StoredUser(wanted, null), null))
                .orElseThrow(() -> new IllegalStateException("The store has another user with this e-mail address"))
                .user();
    }

    /** Returns the session object, for a test that calls a handler without a server. */
    public Session session() {
        return Session.verified(claims, clock.instant().plus(LIFETIME)).withFactors(factors());
    }

    private SessionFacts facts() {
        return SessionFacts.NONE.with(factors());
    }

    private List<Factor> factors() {
        return shown == null ? List.of(new Factor("pwd", Factor.Kind.KNOWLEDGE, clock.instant())) : shown;
    }

    private static Claims with(Claims claims, String name, @Nullable String value) {
        return value == null ? claims : claims.with(name, value);
    }

    @Override
    public String toString() {
        return "SignedIn" + claims;
    }
}
