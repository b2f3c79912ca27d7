package dev.latchkey.session;

import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that live in a sealed cookie of one name: read, renewed, made and ended (wire.md#sessions, JWT strategy).
 */
public final class SealedSessions implements SessionStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(SealedSessions.class);

    private final CookieSet cookieSet;
    private final SessionPolicy policy;
    private final SealedTokens tokens;
    private final OpenedTokenCache<CachedSessionToken> opened;
    private final @Nullable SealedSessionControl revocations;
    private final InstantSource clock;

    /** Sessions that end before their time if {@code revocations} say so; {@code null}: none does. */
    public SealedSessions(
            CookieSet cookieSet,
            SessionPolicy policy,
            KeyRing keys,
            InstantSource clock,
            @Nullable SealedSessionControl revocations) {
        this.cookieSet = cookieSet;
        this.policy = policy;
        this.tokens = keys.slot(cookieSet.session());
        this.opened = new OpenedTokenCache<>(tokens, clock, this::known);
        this.clock = clock;
        this.revocations = revocations;
    }

    /**
     * The session of a request (wire.md#reading-a-sealed-session). A token that no key opens counts as none and is left
     * alone, since it may be another application's; one that has ended is cleared. If a callback of the application
     * throws, there is no session for this request and the browser keeps its token (W24).
     */
    @Override
    public SessionReadResult read(RequestCookies cookies) {
        List<String> candidates = ChunkedCookie.read(cookies, cookieSet.session());
        if (candidates.isEmpty()) {
            return SessionReadResult.NONE;
        }
        return answered(() -> {
            CachedSessionToken token = open(candidates);
            return token == null ? none(cookies) : read(cookies, token);
        });
    }

    @Override
    public SessionReadResult readBearer(String bearer) {
        return answered(() -> {
            CachedSessionToken token = open(List.of(bearer));
            return token == null
                    ? SessionReadResult.NONE
                    : new SessionReadResult(read(new RequestCookies(List.of()), token).session(), List.of(), false);
        });
    }

    @Override
    public boolean mayBlock(RequestCookies cookies) {
        return mayBlock() && isPresent(cookies);
    }

    /**
     * As {@link #read}, with what the browser wants changed handed to the {@code jwt} callback
     * (wire.md#updating-a-session).
     */
    @Override
    public SessionReadResult update(RequestCookies cookies, @Nullable Object data) {
        return answered(() -> {
            CachedSessionToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
            return token == null ? none(cookies) : read(cookies, token, JwtContext.update(token.claims(), data));
        });
    }

    @Override
    public @Nullable Claims claims(JwtContext signIn) {
        return policy.begin(signIn);
    }

    @Override
    public List<SetCookie> begin(RequestCookies cookies, NewSession session, SessionClient client) {
        revoke(cookies);
        return begin(cookies, session.claims(), session.facts());
    }

    @Override
    public List<SetCookie> confirm(RequestCookies cookies, String userId, List<Factor> shown) {
        CachedSessionToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        if (token == null || !userId.equals(subject(token))) {
            throw AuthException.Refused.sessionRequired();
        }
        List<SetCookie> next = begin(cookies, token.claims(), token.facts().with(shown));
        if (!end(token)) {
            throw AuthException.Refused.sessionRequired(); // and nobody gets what would have come next
        }
        return next;
    }

    /** Ends a session that goes on under another name; {@code false}: it was ended before, on whatever node. */
    private boolean end(CachedSessionToken token) {
        String name = token.facts().name();
        if (revocations != null && name != null) {
            return revocations.end(subject(token), name);
        }
        forget(subject(token));
        return !isRevoked(token);
    }

    private List<SetCookie> begin(RequestCookies cookies, Claims claims, SessionFacts facts) {
        SessionFacts all = revocations == null
                ? facts
                : revocations.beginning(claims.text("sub").orElse(""), facts);
        Instant now = clock.instant();
        return store(cookies, claims, all.endingBy(now.plus(policy.lifetime())), now);
    }

    @Override
    public @Nullable Claims peek(RequestCookies cookies) {
        CachedSessionToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? null : token.claims();
    }

    @Override
    public EndedSession end(RequestCookies cookies) {
        EndedSession ended = new EndedSession(peek(cookies), facts(cookies), clearOurs(cookies));
        revoke(cookies);
        return ended;
    }

    @Override
    public void forget(String userId) {
        if (revocations != null) {
            revocations.forget(userId);
        }
    }

    @Override
    public boolean mayBlock() {
        return policy.hasCallbacks() || revocations != null;
    }

    /** What {@link #begin} was given to keep; none if nothing or nobody. */
    SessionFacts facts(RequestCookies cookies) {
        CachedSessionToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? SessionFacts.NONE : token.facts();
    }

    @Override
    public boolean isPresent(RequestCookies cookies) {
        return !ChunkedCookie.read(cookies, cookieSet.session()).isEmpty();
    }

    private List<SetCookie> clear(RequestCookies cookies) {
        return ChunkedCookie.clear(cookies, cookieSet.session(), cookieSet.attributes());
    }

    /** Of several that count, the newest: an older one was left behind where clearing it did not reach. */
    private @Nullable CachedSessionToken open(List<String> candidates) {
        CachedSessionToken newest = null;
        for (String candidate : candidates) {
            CachedSessionToken token = open(candidate);
            if (token != null
                    && (newest == null
                            || token.opened().issuedAt() > newest.opened().issuedAt())
                    && !isRevoked(token)) {
                newest = token;
            }
        }
        return newest;
    }

    private @Nullable CachedSessionToken open(String candidate) {
        try {
            CachedSessionToken token = opened.open(candidate);
            if (token.ends() > clock.instant().getEpochSecond()) {
                return token;
            }
            LOG.debug("{}: a session token is past its absolute end", ErrorCode.JWT_SESSION.wire());
            return null;
        } catch (TokenRejectedException e) {
            LOG.debug("{}: a session token {}", ErrorCode.JWT_SESSION.wire(), e.getMessage());
            return null;
        }
    }

    private boolean isRevoked(CachedSessionToken token) {
        return revocations != null && revocations.isRevoked(subject(token), token.facts());
    }

    private static String subject(CachedSessionToken token) {
        return token.claims().text("sub").orElse("");
    }

    /** Ends each session that the request brings, wherever else its token may be. */
    private void revoke(RequestCookies cookies) {
        if (revocations == null) {
            return;
        }
        for (String candidate : ChunkedCookie.read(cookies, cookieSet.session())) {
            CachedSessionToken token = open(candidate);
            String id = token == null ? null : token.facts().name();
            if (token != null && id != null && !isRevoked(token)) {
                revocations.revoke(subject(token), id);
            }
        }
    }

    private static SessionReadResult answered(Supplier<SessionReadResult> reading) {
        try {
            return reading.get();
        } catch (AuthException.Fault e) {
            LOG.error("{}; nobody is signed in for this request", e.getMessage(), e);
            return SessionReadResult.failed(e);
        }
    }

    /** Nobody; what a key opens has ended, and the browser may forget it. */
    private SessionReadResult none(RequestCookies cookies) {
        return new SessionReadResult(Optional.empty(), clearOurs(cookies), false);
    }

    /** What no key opens may be another application's, and stays. */
    private List<SetCookie> clearOurs(RequestCookies cookies) {
        boolean ours = ChunkedCookie.read(cookies, cookieSet.session()).stream().anyMatch(this::isOurs);
        return ours ? clear(cookies) : List.of();
    }

    private boolean isOurs(String candidate) {
        try {
            opened.open(candidate);
            return true;
        } catch (TokenRejectedException e) {
            return e.isOurs();
        }
    }

    private SessionReadResult ended(RequestCookies cookies) {
        return new SessionReadResult(Optional.empty(), clear(cookies), false);
    }

    private SessionReadResult read(RequestCookies cookies, CachedSessionToken token) {
        SessionReadResult standing = token.standing();
        return standing != null && !isDue(token.opened(), clock.instant())
                ? standing
                : read(cookies, token, JwtContext.read(token.claims()));
    }

    private SessionReadResult read(RequestCookies cookies, CachedSessionToken known, JwtContext context) {
        OpenedToken token = known.opened();
        Instant now = clock.instant();
        if (context.token().text("sub").orElse("").isEmpty()) {
            LOG.debug("{}: a session token without sub is nobody's", ErrorCode.JWT_SESSION.wire());
            return SessionReadResult.NONE;
        }
        try {
            Claims claims = policy.claims(context);
            if (claims == null) {
                return ended(cookies);
            }
            boolean changed = context.trigger() == JwtTrigger.UPDATE || !claims.equals(context.token());
            boolean renew = changed || isDue(token, now);
            SessionFacts facts = known.facts().endingBy(now.plus(policy.lifetime()));
            Instant expires = renew || token.expires() == Long.MAX_VALUE
                    ? now.plus(left(facts, now))
                    : Instant.ofEpochSecond(Math.min(token.expires(), known.ends()));
            Session session = withId(policy.show(claims, expires, known.facts()), known.facts());
            List<SetCookie> renewed = renew ? store(cookies, claims, facts, now) : List.of();
            return new SessionReadResult(Optional.of(session), renewed, changed);
        } catch (Exception e) {
            LOG.error("{}: the session could not be read; nobody is signed in", ErrorCode.CONFIGURATION.wire(), e);
            return SessionReadResult.NONE;
        }
    }

    private CachedSessionToken known(OpenedToken token) {
        SessionFacts facts = SessionFacts.in(token.claims());
        Claims claims = SessionFacts.removedFrom(token.claims());
        boolean stands = !policy.hasCallbacks()
                && token.expires() != Long.MAX_VALUE
                && !claims.text("sub").orElse("").isEmpty();
        long ends = facts.ends();
        return new CachedSessionToken(token, claims, facts, ends, stands ? standing(token, claims, facts, ends) : null);
    }

    private SessionReadResult standing(OpenedToken token, Claims claims, SessionFacts facts, long ends) {
        Session session = policy.standard(claims, Instant.ofEpochSecond(Math.min(token.expires(), ends)), facts);
        return new SessionReadResult(Optional.of(withId(session, facts)), List.of(), false);
    }

    private Session withId(Session session, SessionFacts facts) {
        return revocations == null ? session : session.withId(facts.name());
    }

    private boolean isDue(OpenedToken token, Instant now) {
        return !token.current()
                || token.issuedAt() <= now.minus(policy.updateAge()).getEpochSecond();
    }

    private List<SetCookie> store(RequestCookies cookies, Claims claims, SessionFacts facts, Instant now) {
        Duration left = left(facts, now);
        return ChunkedCookie.write(
                cookies,
                cookieSet.session(),
                CookieSizeLimit.seal(facts.addedTo(claims), fitting -> tokens.seal(fitting, left)),
                cookieSet.attributes().withExpires(now.plus(left)));
    }

    /** How long a token counts that is sealed now. */
    private Duration left(SessionFacts facts, Instant now) {
        Duration most = Duration.ofSeconds(facts.ends() - now.getEpochSecond());
        return most.compareTo(policy.maxAge()) < 0 ? most : policy.maxAge();
    }
}
