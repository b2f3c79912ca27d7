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
        return token == null ? ended(cookies) : read(cookies, token, JwtContext.read(token.claims()));
    }

    /** As {@link #read}, with what the browser wants changed handed to the {@code jwt} callback (contract §4.4). */
    public SessionRead update(RequestCookies cookies, @Nullable Object data) {
        OpenedToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? ended(cookies) : read(cookies, token, JwtContext.update(token.claims(), data));
    }

    /**
     * Makes the session of somebody who has just signed in (contract §4.6).
     *
     * @return the cookies to send; if the {@code jwt} callback returned null, those that clear an earlier session
     * @throws AuthException.Fault if the callback threw
     */
    public List<SetCookie> begin(RequestCookies cookies, JwtContext signIn) {
        Claims claims;
        try {
            claims = policy.jwt() == null ? signIn.token() : policy.jwt().jwt(signIn);
        } catch (Exception e) {
            throw new AuthException.Fault(ErrorCode.CONFIGURATION, "the jwt callback threw", e);
        }
        return claims == null ? clear(cookies) : store(cookies, claims, clock.instant());
    }

    /**
     * The claims of the request's session, whatever the callbacks would make of them; {@code null} if there is none.
     */
    public @Nullable Claims peek(RequestCookies cookies) {
        OpenedToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? null : token.claims();
    }

    /** Whether the request has a session cookie, be it of any use or not. */
    public boolean isPresent(RequestCookies cookies) {
        return !ChunkedCookie.read(cookies, cookieSet.session()).isEmpty();
    }

    /** The cookies that end the session in the browser. */
    public List<SetCookie> clear(RequestCookies cookies) {
        return ChunkedCookie.clear(cookies, cookieSet.session(), cookieSet.attributes());
    }

    private @Nullable OpenedToken open(List<String> candidates) {
        for (String candidate : candidates) {
            try {
                return opened.open(candidate);
            } catch (TokenRejectedException e) {
                LOG.debug("{}: a session token {}", ErrorCode.JWT_SESSION.wire(), e.getMessage());
            }
        }
        return null;
    }

    private SessionRead ended(RequestCookies cookies) {
        return new SessionRead(Optional.empty(), clear(cookies));
    }

    private SessionRead read(RequestCookies cookies, OpenedToken token, JwtContext context) {
        Instant now = clock.instant();
        JwtCallback jwt = policy.jwt();
        SessionCallback callback = policy.session();
        try {
            Claims claims = jwt == null ? token.claims() : jwt.jwt(context);
            if (claims == null) {
                return ended(cookies);
            }
            boolean renew = context.trigger() == Trigger.UPDATE || isDue(token, now) || !claims.equals(token.claims());
            Instant expires = renew || token.expires() == Long.MAX_VALUE
                    ? now.plus(policy.maxAge())
                    : Instant.ofEpochSecond(token.expires());
            Session session = Session.of(claims, expires);
            session = callback == null ? session : callback.session(session, claims);
            return new SessionRead(Optional.of(session), renew ? store(cookies, claims, now) : List.of());
        } catch (Exception e) {
            LOG.error("{}: the session could not be read; nobody is signed in", ErrorCode.CONFIGURATION.wire(), e);
            return SessionRead.NONE;
        }
    }

    private boolean isDue(OpenedToken token, Instant now) {
        return !token.current()
                || token.issuedAt() <= now.minus(policy.updateAge()).getEpochSecond();
    }

    private List<SetCookie> store(RequestCookies cookies, Claims claims, Instant now) {
        String token = tokens.seal(claims, policy.maxAge());
        return ChunkedCookie.write(
                cookies, cookieSet.session(), token, cookieSet.attributes().withExpires(now.plus(policy.maxAge())));
    }
}
