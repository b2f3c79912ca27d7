package dev.latchkey.session;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.Trigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions that live in a sealed cookie of one name: read, renewed, made and ended (contract §4, JWT strategy). */
public final class SealedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(SealedSessions.class);

    /** What the library itself keeps in a token; applications neither see nor lose it. */
    private static final String KEPT = "latchkey";

    private final CookieSet cookieSet;
    private final SessionPolicy policy;
    private final SealedTokens tokens;
    private final OpenedTokens opened;
    private final InstantSource clock;

    public SealedSessions(CookieSet cookieSet, SessionPolicy policy, KeyRing keys, InstantSource clock) {
        this.cookieSet = cookieSet;
        this.policy = policy;
        this.tokens = keys.slot(cookieSet.session());
        this.opened = new OpenedTokens(tokens, clock);
        this.clock = clock;
    }

    /**
     * The session of a request (contract §4.2). A token that is not whole counts as none and is cleared; if a callback
     * of the application throws, there is no session for this request and the browser keeps its token (W24).
     */
    public SessionRead read(RequestCookies cookies) {
        List<String> candidates = ChunkedCookie.read(cookies, cookieSet.session());
        if (candidates.isEmpty()) {
            return SessionRead.NONE;
        }
        OpenedToken token = open(candidates);
        return token == null ? ended(cookies) : read(cookies, token, JwtContext.read(visible(token.claims())));
    }

    /**
     * The session of a token that came without a cookie (contract §3.7). Nothing is renewed, since there is no cookie
     * to renew: who brings a token has to bring a later one in time.
     */
    public SessionRead readBearer(String bearer) {
        OpenedToken token = open(List.of(bearer));
        return token == null
                ? SessionRead.NONE
                : new SessionRead(
                        read(new RequestCookies(List.of()), token, JwtContext.read(visible(token.claims())))
                                .session(),
                        List.of(),
                        false);
    }

    /** Whether {@link #read} may run code of the application's own for this request, which may wait for something. */
    public boolean mayBlock(RequestCookies cookies) {
        return policy.hasCallbacks() && isPresent(cookies);
    }

    /** As {@link #read}, with what the browser wants changed handed to the {@code jwt} callback (contract §4.4). */
    public SessionRead update(RequestCookies cookies, @Nullable Object data) {
        OpenedToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? ended(cookies) : read(cookies, token, JwtContext.update(visible(token.claims()), data));
    }

    /**
     * Makes the session of somebody who has just signed in (contract §4.6).
     *
     * @param kept what the library wants to find again with {@link #kept}; no members: nothing
     * @return the cookies to send; if the {@code jwt} callback returned null, those that clear an earlier session
     * @throws AuthException.Fault if the callback threw, or left no subject
     */
    public List<SetCookie> begin(RequestCookies cookies, JwtContext signIn, Claims kept) {
        Claims claims;
        try {
            claims = policy.jwt() == null ? signIn.token() : policy.jwt().jwt(signIn);
        } catch (Exception e) {
            throw new AuthException.Fault(ErrorCode.CONFIGURATION, "the jwt callback threw", e);
        }
        if (claims == null) {
            return clear(cookies);
        }
        if (claims.text("sub").orElse("").isEmpty()) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION, "the jwt callback left no sub: start from context.token()", null);
        }
        return store(cookies, claims, kept, clock.instant());
    }

    /**
     * The claims of the request's session, whatever the callbacks would make of them; {@code null} if there is none.
     */
    public @Nullable Claims peek(RequestCookies cookies) {
        OpenedToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? null : visible(token.claims());
    }

    /** What {@link #begin} was given to keep; no members if nothing or nobody. */
    public Claims kept(RequestCookies cookies) {
        OpenedToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? Claims.empty() : token.claims().object(KEPT);
    }

    /** Whether the request has a session cookie, be it of any use or not. */
    public boolean isPresent(RequestCookies cookies) {
        return !ChunkedCookie.read(cookies, cookieSet.session()).isEmpty();
    }

    /** The cookies that end the session in the browser. */
    public List<SetCookie> clear(RequestCookies cookies) {
        return ChunkedCookie.clear(cookies, cookieSet.session(), cookieSet.attributes());
    }

    /** Of several that open, the newest: an older one was left behind where clearing it did not reach. */
    private @Nullable OpenedToken open(List<String> candidates) {
        OpenedToken newest = null;
        for (String candidate : candidates) {
            try {
                OpenedToken token = opened.open(candidate);
                newest = newest == null || token.issuedAt() > newest.issuedAt() ? token : newest;
            } catch (TokenRejectedException e) {
                LOG.debug("{}: a session token {}", ErrorCode.JWT_SESSION.wire(), e.getMessage());
            }
        }
        return newest;
    }

    private SessionRead ended(RequestCookies cookies) {
        return new SessionRead(Optional.empty(), clear(cookies), false);
    }

    private SessionRead read(RequestCookies cookies, OpenedToken token, JwtContext context) {
        Instant now = clock.instant();
        JwtCallback jwt = policy.jwt();
        SessionCallback callback = policy.session();
        if (context.token().text("sub").orElse("").isEmpty()) {
            LOG.debug("{}: a session token without sub is nobody's", ErrorCode.JWT_SESSION.wire());
            return SessionRead.NONE;
        }
        try {
            Claims claims = jwt == null ? context.token() : jwt.jwt(context);
            if (claims == null) {
                return ended(cookies);
            }
            if (!claims.text("sub").equals(context.token().text("sub"))) {
                throw new IllegalStateException("the jwt callback changed sub: that is another person");
            }
            boolean changed = context.trigger() == Trigger.UPDATE || !claims.equals(context.token());
            boolean renew = changed || isDue(token, now);
            Instant expires = renew || token.expires() == Long.MAX_VALUE
                    ? now.plus(policy.maxAge())
                    : Instant.ofEpochSecond(token.expires());
            Session session = Session.of(claims, expires).withRolesFrom(policy.rolesClaim());
            session = callback == null ? session : callback.session(session, claims);
            Claims kept = token.claims().object(KEPT);
            List<SetCookie> renewed = renew ? store(cookies, claims, kept, now) : List.of();
            return new SessionRead(Optional.of(session), renewed, changed);
        } catch (Exception e) {
            LOG.error("{}: the session could not be read; nobody is signed in", ErrorCode.CONFIGURATION.wire(), e);
            return SessionRead.NONE;
        }
    }

    private static Claims visible(Claims claims) {
        return claims.has(KEPT) ? claims.without(KEPT) : claims;
    }

    private boolean isDue(OpenedToken token, Instant now) {
        return !token.current()
                || token.issuedAt() <= now.minus(policy.updateAge()).getEpochSecond();
    }

    private List<SetCookie> store(RequestCookies cookies, Claims claims, Claims kept, Instant now) {
        Claims all = kept.isEmpty() ? claims : claims.with(KEPT, kept);
        return ChunkedCookie.write(
                cookies,
                cookieSet.session(),
                tokens.seal(all, policy.maxAge()),
                cookieSet.attributes().withExpires(now.plus(policy.maxAge())));
    }
}
