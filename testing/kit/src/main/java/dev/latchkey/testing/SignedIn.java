package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieSet;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.RequestCookies;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, for requests in tests of one's own application:
 *
 * <pre>{@code
 * request.header("Cookie", SignedIn.as("ada").with("role", "admin").cookie(SECRET));
 * }</pre>
 *
 * where {@code SECRET} is what the application under test was built with. No sign-in takes place: the cookie is sealed
 * here as the application would.
 */
public final class SignedIn {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Claims claims;
    private final InstantSource clock;
    private final boolean https;

    private SignedIn(Claims claims, InstantSource clock, boolean https) {
        this.claims = claims;
        this.clock = clock;
        this.https = https;
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
        return new SignedIn(claims, Clock.systemUTC(), false);
    }

    /** With one more claim in the token, as a {@code jwt} callback would put it there. */
    public SignedIn with(String claim, @Nullable Object value) {
        return new SignedIn(claims.with(claim, value), clock, https);
    }

    /** At the time of this clock, which should be the application's. */
    public SignedIn at(InstantSource time) {
        return new SignedIn(claims, requireNonNull(time, "time"), https);
    }

    /** At an application whose public address is {@code https}, where cookies have other names. */
    public SignedIn overHttps() {
        return new SignedIn(claims, clock, true);
    }

    /** The value of a {@code Cookie} header, for an application with this secret and the standard cookie names. */
    public String cookie(String secret) {
        CookieSet cookies = CookieSet.of(https);
        KeyRing keys = new KeyRing(List.of(Secret.of(secret)), new Randoms(new SecureRandom()), clock);
        String token = keys.slot(cookies.session()).seal(claims, LIFETIME);
        return ChunkedCookie.write(new RequestCookies(List.of()), cookies.session(), token, cookies.attributes())
                .stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    /** Their session itself, for a test that calls a handler without a server. */
    public Session session() {
        return Session.verified(claims, clock.instant().plus(LIFETIME));
    }

    private static Claims with(Claims claims, String name, @Nullable String value) {
        return value == null ? claims : claims.with(name, value);
    }

    @Override
    public String toString() {
        return "SignedIn" + claims;
    }
}
