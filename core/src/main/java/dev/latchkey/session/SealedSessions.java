package dev.latchkey.session;

import static dev.latchkey.session.Reading.answered;

import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.observe.Observer;
import dev.latchkey.observe.SessionKind;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates, reads, renews and ends sessions in a sealed cookie (wire.md#sessions, JWT strategy). */
public final class SealedSessions implements SessionStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(SealedSessions.class);
    private static final RequestCookies NO_COOKIES = new RequestCookies(List.of());

    private final CookieConfiguration cookieSet;
    private final SessionConfiguration policy;
    private final SealedTokens tokens;
    private final OpenedTokenCache<CachedSessionToken> opened;
    private final @Nullable SealedSessionControl revocations;
    private final InstantSource clock;

    /**
     * Creates the strategy. {@code revocations} ends sessions early. It is {@code null} if sessions are not revocable.
     */
    public SealedSessions(
            CookieConfiguration cookieSet,
            SessionConfiguration policy,
            KeyRing keys,
            InstantSource clock,
            @Nullable SealedSessionControl revocations,
            Observer observer) {
        this.cookieSet = cookieSet;
        this.policy = policy;
        this.tokens = keys.slot(cookieSet.session());
        this.opened = new OpenedTokenCache<>(tokens, clock, this::known, observer);
        this.clock = clock;
        this.revocations = revocations;
    }

    /**
     * Returns the session of a request (wire.md#reading-a-sealed-session). A token that no key opens is ignored and
     * stays in the browser, because it may belong to another application. The response clears an expired token. If a
     * callback of the application throws, there is no session for this request and the browser keeps its token (W24).
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
    public SessionKind kind() {
        return SessionKind.SEALED;
    }

    @Override
    public SessionReadResult readAnew(RequestCookies cookies) {
        for (String candidate : ChunkedCookie.read(cookies, cookieSet.session())) {
            CachedSessionToken token = open(candidate);
            if (token != null) {
                forget(token);
            }
        }
        return read(cookies);
    }

    @Override
    public SessionReadResult readBearer(String bearer) {
        return answered(() -> {
            CachedSessionToken token = open(List.of(bearer));
            Optional<Session> session =
                    token == null ? Optional.empty() : read(NO_COOKIES, token).session();
            return new SessionReadResult(session, List.of(), false);
        });
    }

    @Override
    public SessionReadResult readUnrenewed(List<String> candidates) {
        return answered(() -> {
            CachedSessionToken token = open(candidates);
            if (token == null || token.subject().isEmpty()) {
                return SessionReadResult.NONE;
            }
            Instant expires = token.until(clock.instant().plus(policy.lifetime()));
            return SessionReadResult.of(withId(policy.known(token.claims(), expires, token.facts()), token.facts()));
        });
    }

    @Override
    public boolean mayBlock(RequestCookies cookies) {
        return mayBlock() && isPresent(cookies);
    }

    @Override
    public SessionReadResult update(RequestCookies cookies, @Nullable Object data) {
        return answered(() -> {
            CachedSessionToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
            return token == null ? none(cookies) : read(cookies, token, JwtContext.update(renewed(token), data));
        });
    }

    @Override
    public @Nullable NewSession prepare(JwtContext signIn, SessionFacts facts, boolean remembered) {
        return policy.begin(signIn, facts, remembered);
    }

    @Override
    public List<SetCookie> begin(RequestCookies cookies, NewSession session, SessionClient client) {
        revoke(cookies);
        return begin(cookies, session.claims(), session.facts());
    }

    @Override
    public List<SetCookie> confirm(RequestCookies cookies, String userId, List<Factor> shown) {
        CachedSessionToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        if (token == null || !userId.equals(token.subject())) {
            throw AuthException.Refused.sessionRequired();
        }
        SessionFacts facts = token.facts().with(shown);
        String name = facts.name();
        boolean named = revocations != null && name != null;
        List<SetCookie> next =
                named ? write(cookies, renewed(token), facts.nextTurn()) : begin(cookies, renewed(token), facts);
        if (!goesOn(token)) {
            throw AuthException.Refused.sessionRequired(); // and the browser does not get the next token
        }
        return next;
    }

    /**
     * Lets a session continue under its next token. Returns {@code false} if the session has already ended on any node.
     */
    private boolean goesOn(CachedSessionToken token) {
        String name = token.facts().name();
        if (revocations != null && name != null) {
            return revocations.turn(token.subject(), name, token.facts());
        }
        forget(token);
        return !isRevoked(token);
    }

    private List<SetCookie> begin(RequestCookies cookies, Claims claims, SessionFacts facts) {
        SessionFacts all = revocations == null
                ? facts
                : revocations.beginning(claims.text("sub").orElse(""), facts);
        return write(cookies, claims, all);
    }

    private List<SetCookie> write(RequestCookies cookies, Claims claims, SessionFacts facts) {
        Instant now = clock.instant();
        return store(cookies, claims, facts.endingBy(now.plus(policy.lifetime())), now);
    }

    @Override
    public @Nullable Claims peek(RequestCookies cookies) {
        CachedSessionToken token = open(ChunkedCookie.read(cookies, cookieSet.session()));
        return token == null ? null : token.claims();
    }

    @Override
    public EndedSession end(RequestCookies cookies) {
        Claims claims = peek(cookies);
        SessionFacts facts = facts(cookies);
        List<SetCookie> clearing = clearOurs(cookies);
        String id = facts.name();
        return new EndedSession(claims, facts, clearing, revoke(cookies).contains(id == null ? "" : id));
    }

    @Override
    public boolean mayBlock() {
        return policy.hasCallbacks() || policy.addsClaims() || revocations != null;
    }

    @Override
    public SessionFacts facts(RequestCookies cookies) {
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

    /**
     * Returns the newest of several valid tokens. An older token may remain if the browser did not delete its cookie.
     */
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
        return revocations != null && revocations.isRevoked(token.subject(), token.facts());
    }

    /** Removes what this node has cached about the user of {@code token}. */
    private void forget(CachedSessionToken token) {
        if (revocations != null) {
            revocations.forget(token.subject());
        }
    }

    /** Ends each session of the request, even if copies of its token exist. Returns the ids of those that went on. */
    private Set<String> revoke(RequestCookies cookies) {
        Set<String> ended = new HashSet<>();
        if (revocations == null) {
            return ended;
        }
        for (String candidate : ChunkedCookie.read(cookies, cookieSet.session())) {
            CachedSessionToken token = open(candidate);
            String id = token == null ? null : token.facts().name();
            if (token != null && id != null && !isRevoked(token) && revocations.end(token.subject(), id)) {
                ended.add(id);
            }
        }
        return ended;
    }

    /**
     * Returns a result without a session. The tokens that a key opens have ended, so the browser may delete them. But
     * the session may have continued under another token after the browser sent this request. The response must not
     * make the browser delete that token.
     */
    private SessionReadResult none(RequestCookies cookies) {
        boolean replaced =
                ChunkedCookie.read(cookies, cookieSet.session()).stream().anyMatch(this::isReplaced);
        return new SessionReadResult(Optional.empty(), replaced ? List.of() : clearOurs(cookies), false);
    }

    private boolean isReplaced(String candidate) {
        CachedSessionToken token = revocations == null ? null : open(candidate);
        return token != null && revocations != null && revocations.isReplaced(token.subject(), token.facts());
    }

    /**
     * Clears the tokens of this application. A token that no key opens may belong to another application, and stays.
     */
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

    private SessionReadResult read(RequestCookies cookies, CachedSessionToken token) {
        SessionReadResult standing = token.standing();
        boolean due = isDue(token, clock.instant());
        return standing != null && !due && !policy.hasJwtCallback()
                ? standing
                : read(cookies, token, JwtContext.read(due ? renewed(token) : token.claims()));
    }

    /** Returns the claims with which a session is renewed. If the store does not answer, they are those of before. */
    private Claims renewed(CachedSessionToken token) {
        try {
            return policy.withAdded(token.claims());
        } catch (AuthException.Fault e) {
            LOG.warn("{}; the session is renewed without the changes of features", e.getMessage(), e);
            return token.claims();
        }
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
                return new SessionReadResult(Optional.empty(), clear(cookies), false);
            }
            boolean changed = context.trigger() == JwtTrigger.UPDATE || !claims.equals(context.token());
            boolean renew = changed || isDue(known, now);
            SessionReadResult standing = known.standing();
            if (standing != null && !renew) {
                return standing;
            }
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
        boolean stands = !policy.hasSessionCallback()
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

    private boolean isDue(CachedSessionToken token, Instant now) {
        Instant due = now.minus(policy.updateAge(token.facts()));
        return !token.opened().current() || token.opened().issuedAt() <= due.getEpochSecond();
    }

    private List<SetCookie> store(RequestCookies cookies, Claims claims, SessionFacts facts, Instant now) {
        Duration left = left(facts, now);
        return ChunkedCookie.write(
                cookies,
                cookieSet.session(),
                CookieSizeLimit.seal(facts.addedTo(claims), fitting -> tokens.seal(fitting, left)),
                policy.attributes(cookieSet, facts, now.plus(left)));
    }

    /** Returns the lifetime of a token that is sealed now. */
    private Duration left(SessionFacts facts, Instant now) {
        Duration most = Duration.ofSeconds(facts.ends() - now.getEpochSecond());
        Duration sliding = policy.maxAge(facts);
        return most.compareTo(sliding) < 0 ? most : sliding;
    }
}
