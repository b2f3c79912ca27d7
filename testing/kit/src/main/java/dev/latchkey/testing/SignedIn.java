package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

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
import dev.latchkey.session.SessionClient;
import dev.latchkey.session.CookieSet;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.SessionPolicy;
import dev.latchkey.session.StoredSessions;
import dev.latchkey.session.SessionTokenKeys;
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
 * A signed-in user, for requests in tests of an application:
 *
 * <pre>{@code
 * request.header("Cookie", SignedIn.as("ada").withRoles("admin").cookie(SECRET));
 * request.header("Cookie", SignedIn.as("ada").in(store).cookie(SECRET));
 * }</pre>
 *
 * where {@code SECRET} and {@code store} are what the application under test was built with. No sign-in takes place:
 * the session is made here as the application would make it.
 */
public final class SignedIn {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final RequestCookies NO_COOKIES = new RequestCookies(List.of());
    private static final SessionPolicy POLICY = new SessionPolicy(
            SessionPolicy.DEFAULT_MAX_AGE,
            SessionPolicy.DEFAULT_UPDATE_AGE,
            SessionPolicy.DEFAULT_LIFETIME,
            Session.ROLES,
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

    /** Somebody of whom only the id is known. */
    public static SignedIn as(String id) {
        return as(User.of(id));
    }

    /** Somebody. */
    public static SignedIn as(User user) {
        Claims claims = Claims.empty().with("sub", user.id());
        claims = with(claims, "name", user.name());
        claims = with(claims, "email", user.email());
        claims = with(claims, "picture", user.image());
        return new SignedIn(claims, Clock.systemUTC(), false, null, null);
    }

    /** With one more claim in the token, as a {@code jwt} callback would put it there. */
    public SignedIn with(String claim, @Nullable Object value) {
        return new SignedIn(claims.with(claim, value), clock, https, store, shown);
    }

    /** With these roles, in the claim {@link Session#ROLES}. */
    public SignedIn withRoles(String... roles) {
        return with(Session.ROLES, List.of(roles));
    }

    /**
     * At an application that keeps its sessions in this store, with the standard names of cookies. {@link #cookie} adds
     * the user to it if they are not there, and a session.
     */
    public SignedIn in(Store applications) {
        return new SignedIn(claims, clock, https, requireNonNull(applications, "store"), shown);
    }

    /** At the time of this clock, which should be the application's. */
    public SignedIn at(InstantSource time) {
        return new SignedIn(claims, requireNonNull(time, "time"), https, store, shown);
    }

    /** At an application whose public address is {@code https}, where cookies have other names. */
    public SignedIn overHttps() {
        return new SignedIn(claims, clock, true, store, shown);
    }

    /**
     * With what the user has shown, for rules such as {@code Authorized.recently}; otherwise it is a password, shown at
     * this moment. {@link Factor#UNKNOWN} alone makes a session that nothing is known of.
     */
    public SignedIn having(Factor... factors) {
        return new SignedIn(claims, clock, https, store, List.of(factors));
    }

    /** The value of a {@code Cookie} header, for an application with this secret and the standard cookie names. */
    public String cookie(String secret) {
        CookieSet cookies = CookieSet.of(https);
        Randoms randoms = new Randoms(new SecureRandom());
        KeyRing keys = new KeyRing(List.of(Secret.of(secret)), randoms, clock);
        return (store == null ? sealed(cookies, keys) : stored(cookies, keys, randoms, store))
                .stream()
                        .filter(cookie -> !cookie.value().isEmpty())
                        .map(cookie -> cookie.name() + "=" + cookie.value())
                        .collect(Collectors.joining("; "));
    }

    private List<SetCookie> sealed(CookieSet cookies, KeyRing keys) {
        String token = keys.slot(cookies.session()).seal(facts().addedTo(claims), LIFETIME);
        return ChunkedCookie.write(NO_COOKIES, cookies.session(), token, cookies.attributes());
    }

    private List<SetCookie> stored(CookieSet cookies, KeyRing keys, Randoms randoms, Store kept) {
        User user = user(kept);
        Account account = new Account("test", "credentials", "test", user.id(), null);
        JwtContext signIn = new JwtContext(claims.with("sub", user.id()), JwtTrigger.SIGN_IN, user, account, null, null);
        return new StoredSessions(
                        cookies,
                        POLICY,
                        new CheckedStore(kept, clock, batch -> {}),
                        keys,
                        randoms,
                        clock,
                        SessionTokenKeys.HASHED)
                .begin(NO_COOKIES, signIn, new SessionClient(null, null), facts());
    }

    private User user(Store kept) {
        User wanted = session().user();
        return kept.user(wanted.id())
                .or(() -> kept.createUser(new StoredUser(wanted, null), null))
                .orElseThrow(() -> new IllegalStateException("The store has another user with this e-mail address"))
                .user();
    }

    /** Their session itself, for a test that calls a handler without a server. */
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
