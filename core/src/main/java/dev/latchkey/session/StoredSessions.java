package dev.latchkey.session;

import static dev.latchkey.session.Reading.answered;

import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.observe.SessionKind;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredSession;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sessions in a store. The cookie contains a token of 256 random bits, and the store contains the hash of the
 * token (wire.md#reading-a-stored-session, W48). The token changes when a user signs in, links an account or confirms
 * their identity, and when an update changes the roles (W49), and at no other time.
 */
public final class StoredSessions implements SessionStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);

    private final CookieConfiguration cookieSet;
    private final SessionConfiguration policy;
    private final CheckedStore store;
    private final SealedSessionData data;
    private final Randoms randoms;
    private final InstantSource clock;
    private final StoredTokenFormat tokenKeys;
    private final CompareAndSetRetry contest;

    public StoredSessions(
            CookieConfiguration cookieSet,
            SessionConfiguration policy,
            CheckedStore store,
            KeyRing keys,
            Randoms randoms,
            InstantSource clock,
            StoredTokenFormat tokenKeys) {
        this.cookieSet = cookieSet;
        this.policy = policy;
        this.store = store;
        this.data = new SealedSessionData(keys, clock);
        this.randoms = randoms;
        this.clock = clock;
        this.tokenKeys = tokenKeys;
        this.contest = new CompareAndSetRetry(randoms);
    }

    /** A session that has not expired, with its content. */
    private record Found(String token, StoredSession row, SealedSessionData.Contents contents) {}

    @Override
    public SessionReadResult read(RequestCookies cookies) {
        return answered(() -> attempt(cookies, JwtContext::read));
    }

    @Override
    public SessionKind kind() {
        return SessionKind.STORED;
    }

    /** Works like {@link #read}, because nothing is cached. */
    @Override
    public SessionReadResult readAnew(RequestCookies cookies) {
        return read(cookies);
    }

    @Override
    public SessionReadResult update(RequestCookies cookies, @Nullable Object update) {
        return answered(() -> contest.until(
                "updating a session", () -> attempt(cookies, claims -> JwtContext.update(claims, update))));
    }

    @Override
    public SessionReadResult readBearer(String bearer) {
        return answered(() -> {
            Found found = find(List.of(bearer));
            return found == null ? SessionReadResult.NONE : unrenewed(found);
        });
    }

    @Override
    public SessionReadResult readUnrenewed(List<String> tokens) {
        return answered(() -> {
            Found found = find(tokens);
            return found == null ? SessionReadResult.NONE : asked(found);
        });
    }

    private SessionReadResult unrenewed(Found found) {
        try {
            Claims claims = policy.claims(JwtContext.read(policy.withAdded(found.contents.claims())));
            return claims == null
                    ? SessionReadResult.NONE
                    : shown(claims, found.contents.facts(), found.row, List.of());
        } catch (AuthException.Fault e) {
            throw e;
        } catch (Exception e) {
            LOG.error("{}: the session could not be read; nobody is signed in", ErrorCode.CONFIGURATION.wire(), e);
            return SessionReadResult.NONE;
        }
    }

    private SessionReadResult asked(Found found) {
        Claims claims = policy.withAdded(found.contents.claims());
        Session session = policy.known(claims, found.row.expires(), found.contents.facts());
        return SessionReadResult.of(session.withId(StoredSessionControl.id(found.row)));
    }

    @Override
    public @Nullable NewSession prepare(JwtContext signIn, SessionFacts facts, boolean remembered) {
        return policy.begin(signIn, facts, remembered);
    }

    @Override
    public SessionFacts facts(RequestCookies cookies) {
        Found found = find(tokens(cookies));
        return found == null ? SessionFacts.NONE : found.contents.facts();
    }

    @Override
    public List<SetCookie> begin(RequestCookies cookies, NewSession begun, SessionClient client) {
        User user = begun.user();
        Instant now = now();
        String token = randoms.base64Url();
        String hash = tokenKeys.key(token);
        StoredSession session = new StoredSession(
                hash,
                user,
                begun.provider(),
                now,
                client.address(),
                client.userAgent(),
                until(begun.facts(), now, now),
                data.seal(hash, user, begun.claims(), begun.facts(), policy.lifetime()));
        if (!store.createSession(session)) {
            throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "the user is gone");
        }
        delete(cookies); // if this fails, the browser keeps the old session and never gets the token of the new one
        store.housekeeping().run(now);
        return write(cookies, token, begun.facts(), session);
    }

    @Override
    public List<SetCookie> confirm(RequestCookies cookies, String userId, List<Factor> shown) {
        return contest.until("confirming a session", () -> {
            Found found = find(tokens(cookies));
            if (found == null || !found.row.user().id().equals(userId)) {
                throw AuthException.Refused.sessionRequired();
            }
            SessionFacts facts = found.contents.facts().with(shown);
            Successor successor = replace(found, found.contents.claims(), facts, now());
            return successor == null ? null : write(cookies, successor.token, facts, successor.row);
        });
    }

    @Override
    public EndedSession end(RequestCookies cookies) {
        Found found = find(tokens(cookies));
        Set<String> deleted = delete(cookies);
        if (found != null) {
            boolean first = deleted.contains(found.row.tokenHash());
            return new EndedSession(found.contents.claims(), found.contents.facts(), clear(cookies), first);
        }
        return new EndedSession(null, SessionFacts.NONE, deleted.isEmpty() ? List.of() : clear(cookies), false);
    }

    @Override
    public @Nullable Claims peek(RequestCookies cookies) {
        Found found = find(tokens(cookies));
        return found == null ? null : found.contents.claims();
    }

    @Override
    public boolean isPresent(RequestCookies cookies) {
        return !ChunkedCookie.read(cookies, cookieSet.session()).isEmpty();
    }

    @Override
    public boolean mayBlock(RequestCookies cookies) {
        return isPresent(cookies);
    }

    @Override
    public boolean mayBlock() {
        return true;
    }

    /**
     * Reads the session once. Returns {@code null} if a change of the callback could not be kept because another
     * request was first.
     */
    private @Nullable SessionReadResult attempt(RequestCookies cookies, Function<Claims, JwtContext> context) {
        if (!isPresent(cookies)) {
            return SessionReadResult.NONE;
        }
        Found found = find(tokens(cookies));
        return found == null
                ? SessionReadResult.NONE // the cookie may belong to another application, so it stays
                : read(cookies, found, context.apply(policy.withAdded(found.contents.claims())));
    }

    private @Nullable SessionReadResult read(RequestCookies cookies, Found found, JwtContext context) {
        try {
            Claims claims = policy.claims(context);
            if (claims == null) {
                return new SessionReadResult(Optional.empty(), end(cookies).cookies(), false);
            }
            boolean update = context.trigger() == JwtTrigger.UPDATE;
            boolean changed = update || !claims.equals(context.token());
            StoredSession row = found.row;
            Instant now = now();
            if (changed || isDue(found, now) || !found.contents.current()) {
                SessionFacts facts = found.contents.facts();
                if (update && policy.changesRoles(found.contents.claims(), claims)) {
                    Successor next = replace(found, claims, facts, now);
                    return next == null
                            ? null
                            : shown(claims, facts, next.row, write(cookies, next.token, facts, next.row));
                }
                StoredSession renewed = renewed(found, claims, facts, now, row.tokenHash());
                boolean kept = update ? renew(renewed, row) : tryToRenew(renewed, row);
                if (kept) {
                    return shown(claims, facts, renewed, write(cookies, found.token, facts, renewed));
                }
                if (update) {
                    return null;
                }
            }
            return shown(claims, found.contents.facts(), row, List.of());
        } catch (AuthException.Fault e) {
            throw e;
        } catch (Exception e) {
            LOG.error("{}: the session could not be read; nobody is signed in", ErrorCode.CONFIGURATION.wire(), e);
            return SessionReadResult.NONE;
        }
    }

    private SessionReadResult shown(Claims claims, SessionFacts facts, StoredSession row, List<SetCookie> cookies)
            throws Exception {
        Session session = policy.show(claims, row.expires(), facts).withId(StoredSessionControl.id(row));
        return new SessionReadResult(Optional.of(session), cookies, !cookies.isEmpty());
    }

    /** A session that replaced another one, with its new token. */
    private record Successor(String token, StoredSession row) {

        @Override
        public String toString() {
            return "Successor[hidden]";
        }
    }

    /**
     * Gives the session a new token, so that a stolen token gets neither new roles nor new factors. Returns
     * {@code null} if the session is gone or another request has replaced it.
     */
    private @Nullable Successor replace(Found found, Claims claims, SessionFacts facts, Instant now) {
        String token = randoms.base64Url();
        StoredSession successor = renewed(found, claims, facts, now, tokenKeys.key(token));
        if (!store.createSession(successor)) {
            return null;
        }
        StoredSession over = found.row.renewed(now, found.row.data());
        if (!store.renewSession(over, found.row.expires())) {
            store.deleteSession(successor.tokenHash());
            return null; // the session has ended, or another request has changed it
        }
        store.deleteSession(over.tokenHash());
        return new Successor(token, successor);
    }

    private StoredSession renewed(Found found, Claims claims, SessionFacts facts, Instant now, String hash) {
        StoredSession row = found.row;
        Duration rest = Duration.between(now, row.signedInAt().plus(policy.lifetime()));
        Instant until = until(facts, row.signedInAt(), now);
        return row.renewed(
                hash,
                until.equals(row.expires()) ? until.minusMillis(1) : until, // so that other requests notice the change
                data.seal(hash, row.user(), claims, facts, rest.plusSeconds(1)));
    }

    private boolean renew(StoredSession renewed, StoredSession row) {
        return store.renewSession(renewed, row.expires());
    }

    /** Tries to renew a session. A failure is ignored, so that a read-only store ends no session. */
    private boolean tryToRenew(StoredSession renewed, StoredSession row) {
        try {
            return renew(renewed, row);
        } catch (AuthException.Fault e) {
            LOG.warn("{}; it goes on until {}", e.getMessage(), row.expires(), e);
            return false;
        }
    }

    private boolean isDue(Found found, Instant now) {
        StoredSession row = found.row;
        SessionFacts facts = found.contents.facts();
        Instant due = row.expires().minus(policy.maxAge(facts)).plus(policy.updateAge(facts));
        return !due.isAfter(now) && until(facts, row.signedInAt(), now).isAfter(row.expires());
    }

    /** Returns the time at which a session ends if it is renewed now. */
    private Instant until(SessionFacts facts, Instant signedInAt, Instant now) {
        Instant sliding = now.plus(policy.maxAge(facts));
        Instant absolute = signedInAt.plus(policy.lifetime());
        return sliding.isBefore(absolute) ? sliding : absolute;
    }

    /**
     * Returns the newest of several valid sessions; {@code null} if there is none. Each token needs one read of the
     * store.
     */
    private @Nullable Found find(List<String> tokens) {
        Found last = null;
        for (String token : tokens) {
            Found found = find(token);
            if (found != null && (last == null || found.row.signedInAt().isAfter(last.row.signedInAt()))) {
                last = found;
            }
        }
        return last;
    }

    private @Nullable Found find(String token) {
        String hash = tokenKeys.of(token);
        if (hash == null) {
            return null;
        }
        StoredSession row = store.session(hash).orElse(null);
        if (row == null || policy.hasEnded(row, now())) {
            return null;
        }
        SealedSessionData.Contents contents = data.open(row);
        return contents == null ? null : new Found(token, row, contents);
    }

    /** Deletes the sessions of a request. Returns the keys of those that the store had. */
    private Set<String> delete(RequestCookies cookies) {
        Set<String> deleted = new HashSet<>();
        for (String token : tokens(cookies)) {
            String hash = tokenKeys.of(token);
            if (hash != null && store.deleteSession(hash)) {
                deleted.add(hash);
            }
        }
        return deleted;
    }

    /**
     * Returns the tokens of a request. This method ignores chunked cookies, because they remain from sealed sessions
     * (W17).
     */
    private List<String> tokens(RequestCookies cookies) {
        return cookies.all(cookieSet.session());
    }

    private List<SetCookie> write(RequestCookies cookies, String token, SessionFacts facts, StoredSession session) {
        return ChunkedCookie.write(
                cookies, cookieSet.session(), token, policy.attributes(cookieSet, facts, session.expires()));
    }

    private List<SetCookie> clear(RequestCookies cookies) {
        return ChunkedCookie.clear(cookies, cookieSet.session(), cookieSet.attributes());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
