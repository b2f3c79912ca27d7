package dev.latchkey.session;

import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.Trigger;
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
public final class SealedSessions implements SessionStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(SealedSessions.class);

    /** What the library itself keeps in a token; applications neither see nor lose it. */
    private static final String KEPT = "latchkey";

    private final CookieSet cookieSet;
    private final SessionPolicy policy;
    private final SealedTokens tokens;
    private final OpenedTokens<KnownToken> opened;
    private final InstantSource clock;

    public SealedSessions(CookieSet cookieSet, SessionPolicy policy, KeyRing keys, InstantSource clock) {
        this.cookieSet = cookieSet;
        this.policy = policy;
        this.tokens = keys.slot(cookieSet.session());
        this.opened = new OpenedTokens<>(tokens, clock, this::known);
        this.clock = clock;
    }

    /**
     * The session of a request (contract §4.2). A token that is not whole counts as none and is cleared; if a callback
     * of the application throws, there is no session for this request and the browser keeps its token (W24).
     */
    @Override
    public SessionRead read(RequestCookies cookies) {
        List<String> candidates = ChunkedCookie.read(cookies, cookieSet.session());
        if (candidates.isEmpty()) {
            return SessionRead.NONE;
        }
        KnownToken token = open(candidates);
        return token == null ? ended(cookies) : read(cookies, token);
    }

    @Override
    public SessionRead readBearer(String bearer) {
        KnownToken token = open(List.of(bearer));
        return token == null
                ? SessionRead.NONE
                : new SessionRead(read(new RequestCookies(List.of()), token).session(), List.of(), false);
    }

    @Override
    public boolean mayBlock(RequestCookies cookies) {
        return policy.hasCallbacks() && isPresent(cookies);
    }

    /** As {@link #read}, with what the browser wants changed handed to the {@code jwt} callback (contract §4.4). */
    @Override
    public SessionRead update(RequestCookies cookies, @Nullable Object data) {
        KnownToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? ended(cookies) : read(cookies, token, JwtContext.update(token.claims(), data));
    }

    @Override
    public List<SetCookie> begin(RequestCookies cookies, JwtContext signIn, Claims kept) {
        Claims claims = policy.begin(signIn);
        if (claims == null) {
            return clear(cookies);
        }
        return store(cookies, claims, kept, clock.instant());
    }

    @Override
    public @Nullable Claims peek(RequestCookies cookies) {
        KnownToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? null : token.claims();
    }

    @Override
    public EndedSession end(RequestCookies cookies) {
        return new EndedSession(peek(cookies), kept(cookies), clear(cookies));
    }

    @Override
    public boolean mayBlock() {
        return policy.hasCallbacks();
    }

    /** What {@link #begin} was given to keep; no members if nothing or nobody. */
    Claims kept(RequestCookies cookies) {
        KnownToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? Claims.empty() : token.opened().claims().object(KEPT);
    }

    @Override
    public boolean isPresent(RequestCookies cookies) {
        return !ChunkedCookie.read(cookies, cookieSet.session()).isEmpty();
    }

    private List<SetCookie> clear(RequestCookies cookies) {
        return ChunkedCookie.clear(cookies, cookieSet.session(), cookieSet.attributes());
    }

    /** Of several that open, the newest: an older one was left behind where clearing it did not reach. */
    private @Nullable KnownToken open(List<String> candidates) {
        KnownToken newest = null;
        for (String candidate : candidates) {
            try {
                KnownToken token = opened.open(candidate);
                if (newest == null
                        || token.opened().issuedAt() > newest.opened().issuedAt()) {
                    newest = token;
                }
            } catch (TokenRejectedException e) {
                LOG.debug("{}: a session token {}", ErrorCode.JWT_SESSION.wire(), e.getMessage());
            }
        }
        return newest;
    }

    private SessionRead ended(RequestCookies cookies) {
        return new SessionRead(Optional.empty(), clear(cookies), false);
    }

    private SessionRead read(RequestCookies cookies, KnownToken token) {
        SessionRead standing = token.standing();
        return standing != null && !isDue(token.opened(), clock.instant())
                ? standing
                : read(cookies, token, JwtContext.read(token.claims()));
    }

    private SessionRead read(RequestCookies cookies, KnownToken known, JwtContext context) {
        OpenedToken token = known.opened();
        Instant now = clock.instant();
        if (context.token().text("sub").orElse("").isEmpty()) {
            LOG.debug("{}: a session token without sub is nobody's", ErrorCode.JWT_SESSION.wire());
            return SessionRead.NONE;
        }
        try {
            Claims claims = policy.claims(context);
            if (claims == null) {
                return ended(cookies);
            }
            boolean changed = context.trigger() == Trigger.UPDATE || !claims.equals(context.token());
            boolean renew = changed || isDue(token, now);
            Instant expires = renew || token.expires() == Long.MAX_VALUE
                    ? now.plus(policy.maxAge())
                    : Instant.ofEpochSecond(token.expires());
            Session session = policy.show(claims, expires);
            Claims kept = token.claims().object(KEPT);
            List<SetCookie> renewed = renew ? store(cookies, claims, kept, now) : List.of();
            return new SessionRead(Optional.of(session), renewed, changed);
        } catch (Exception e) {
            LOG.error("{}: the session could not be read; nobody is signed in", ErrorCode.CONFIGURATION.wire(), e);
            return SessionRead.NONE;
        }
    }

    private KnownToken known(OpenedToken token) {
        Claims claims = token.claims().has(KEPT) ? token.claims().without(KEPT) : token.claims();
        boolean stands = !policy.hasCallbacks()
                && token.expires() != Long.MAX_VALUE
                && !claims.text("sub").orElse("").isEmpty();
        SessionRead standing = stands
                ? new SessionRead(
                        Optional.of(policy.standard(claims, Instant.ofEpochSecond(token.expires()))), List.of(), false)
                : null;
        return new KnownToken(token, claims, standing);
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
