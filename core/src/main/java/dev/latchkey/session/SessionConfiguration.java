package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.store.StoredSession;
import dev.latchkey.wire.CookieAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of sessions. It says how long sessions last and what they contain.
 *
 * @param maxAge how long a session lasts after its last renewal
 * @param updateAge how old a token must be before a request renews the token (W58)
 * @param lifetime how long a session lasts at most, however often it is renewed
 * @param browserAge how long a session lasts after its last renewal if its user did not choose to stay signed in;
 *     {@code null} if users are not asked, so that every session lasts
 * @param rolesClaim the name of the member that contains the roles
 * @param added what features add to sessions
 */
public record SessionConfiguration(
        Duration maxAge,
        Duration updateAge,
        Duration lifetime,
        @Nullable Duration browserAge,
        String rolesClaim,
        Supplier<List<SessionClaims>> added,
        @Nullable JwtCallback jwt,
        @Nullable SessionCallback session) {

    public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(30);
    public static final Duration DEFAULT_UPDATE_AGE = Duration.ofDays(1);
    public static final Duration DEFAULT_LIFETIME = Duration.ofDays(90);

    /** The part of its time after which a session that ends with the browser is renewed at the latest. */
    private static final int RENEWED_AFTER = 10;

    /** Returns how long a session with these facts lasts after its last renewal. */
    Duration maxAge(SessionFacts facts) {
        return browserAge != null && facts.endsWithBrowser() ? browserAge : maxAge;
    }

    /** Returns how old the token of a session with these facts must be before a request renews it. */
    Duration updateAge(SessionFacts facts) {
        Duration part = maxAge(facts).dividedBy(RENEWED_AFTER);
        return facts.endsWithBrowser() && part.compareTo(updateAge) < 0 ? part : updateAge;
    }

    /** Returns the attributes of the cookie of a session that ends at {@code end}. */
    CookieAttributes attributes(CookieConfiguration cookies, SessionFacts facts, Instant end) {
        return facts.endsWithBrowser()
                ? cookies.attributes()
                : cookies.attributes().withExpires(end);
    }

    /** Returns whether callbacks of the application run when a session is read. */
    boolean hasCallbacks() {
        return hasJwtCallback() || hasSessionCallback();
    }

    boolean hasJwtCallback() {
        return jwt != null;
    }

    boolean hasSessionCallback() {
        return session != null;
    }

    /** Returns whether features add claims, for which the store is asked. */
    boolean addsClaims() {
        return !added.get().isEmpty();
    }

    /**
     * Returns claims with what features add to them now.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    Claims withAdded(Claims claims) {
        Claims all = claims;
        for (SessionClaims each : added.get()) {
            all = each.added(all, claims.text("sub").orElse(""));
        }
        return all;
    }

    /**
     * Returns a new session; {@code null} if the callback wants none. The session ends with the browser if users are
     * asked and this one did not choose.
     *
     * @throws AuthException.Fault if the callback threw, removed the subject, or changed it
     */
    @Nullable
    NewSession begin(JwtContext plain, SessionFacts facts, boolean remembered) {
        JwtContext signIn = new JwtContext(
                withAdded(plain.token()),
                plain.trigger(),
                plain.user(),
                plain.account(),
                plain.profile(),
                plain.update());
        Claims claims;
        try {
            claims = jwt == null ? signIn.token() : jwt.jwt(signIn);
        } catch (Exception e) {
            throw new AuthException.Fault(ErrorCode.CONFIGURATION, "the jwt callback threw", e);
        }
        if (claims == null) {
            return null;
        }
        if (claims.text("sub").orElse("").isEmpty()) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION, "the jwt callback left no sub: start from context.token()", null);
        }
        if (!claims.text("sub").equals(signIn.token().text("sub"))) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION,
                    "the jwt callback changed sub: that is another person; keep an id of your own in another claim",
                    null);
        }
        return new NewSession(
                requireNonNull(plain.user(), "user"),
                requireNonNull(plain.account(), "account").provider(),
                claims,
                browserAge == null || remembered ? facts : facts.endingWithBrowser());
    }

    /**
     * Returns the claims of a session that is read or updated; {@code null} if the callback ends it.
     *
     * @throws Exception if the callback threw, or changed the subject
     */
    @Nullable
    Claims claims(JwtContext context) throws Exception {
        Claims claims = jwt == null ? context.token() : jwt.jwt(context);
        if (claims != null && !claims.text("sub").equals(context.token().text("sub"))) {
            throw new IllegalStateException("the jwt callback changed sub: that is another person");
        }
        return claims;
    }

    /** Returns whether the roles in the two claims differ. */
    boolean changesRoles(Claims before, Claims after) {
        return !Objects.equals(before.get(rolesClaim), after.get(rolesClaim));
    }

    /** Returns whether a stored session has ended at {@code now}. */
    boolean hasEnded(StoredSession row, Instant now) {
        return !row.expires().isAfter(now) || !row.signedInAt().plus(lifetime).isAfter(now);
    }

    /**
     * Returns the session that the application gets.
     *
     * @throws Exception if the callback threw
     */
    Session show(Claims claims, Instant expires, SessionFacts facts) throws Exception {
        Session standard = standard(claims, expires, facts);
        return session == null ? standard : session.session(standard, claims).withFactors(facts.factors());
    }

    /**
     * Works like {@link #show}.
     *
     * @throws AuthException.Fault if the callback threw
     */
    Session known(Claims claims, Instant expires, SessionFacts facts) {
        try {
            return show(claims, expires, facts);
        } catch (Exception e) {
            throw new AuthException.Fault(ErrorCode.CONFIGURATION, "the session callback threw", e);
        }
    }

    /** Returns the session that the application gets without callbacks. */
    Session standard(Claims claims, Instant expires, SessionFacts facts) {
        return Session.verified(claims, expires).withRolesFrom(rolesClaim).withFactors(facts.factors());
    }
}
