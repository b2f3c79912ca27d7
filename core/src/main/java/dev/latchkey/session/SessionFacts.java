package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts that Latchkey itself records about a session, besides its claims. The facts are always sealed. Callbacks
 * and updates can neither see nor change them. Latchkey keeps members that this version does not know, because a newer
 * node may have written them.
 */
public final class SessionFacts {

    /** No facts, as in a session that an older version or Auth.js made. */
    public static final SessionFacts NONE = new SessionFacts(Claims.empty());

    /** The only member of a sealed token that is not a claim. */
    private static final String MEMBER = "latchkey";

    private static final String PROVIDER = "provider";
    private static final String ID_TOKEN = "id_token";
    private static final String UPSTREAM = "upstream";
    private static final String NAME = "sid";
    private static final String TURN = "turn";
    private static final String END = "end";
    private static final String BROWSER = "browser";

    /** The maximum number of factors. It limits the size of a session. */
    private static final int MOST_FACTORS = 16;

    private static final long MOST_TURNS = 1L << 40;

    private final Claims members;
    private final List<Factor> factors;

    private SessionFacts(Claims members) {
        this.members = requireNonNull(members, "members");
        this.factors = FactorCodec.read(members);
    }

    /** Returns the facts that {@link #members} wrote. */
    static SessionFacts of(Claims members) {
        return members.isEmpty() ? NONE : new SessionFacts(members);
    }

    /** Returns the facts in the claims of a sealed token. */
    static SessionFacts in(Claims token) {
        return of(token.object(MEMBER));
    }

    /** Returns the claims of a sealed token without the facts. */
    static Claims removedFrom(Claims token) {
        return token.has(MEMBER) ? token.without(MEMBER) : token;
    }

    /** Returns the claims of a sealed token with these facts, even if a callback has set a claim with the same name. */
    public Claims addedTo(Claims claims) {
        return members.isEmpty() ? removedFrom(claims) : claims.with(MEMBER, members);
    }

    Claims members() {
        return members;
    }

    /** Returns whether there are no facts, so that nothing must be written. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns the factors that the user has shown. If they are unknown, returns only {@link Factor#UNKNOWN}. */
    public List<Factor> factors() {
        return factors.isEmpty() ? List.of(Factor.UNKNOWN) : factors;
    }

    /**
     * Returns these facts with newly shown factors. A new factor replaces an earlier factor of the same method and
     * kind, unless the new factor is older.
     */
    public SessionFacts with(List<Factor> shown) {
        List<Factor> all = new ArrayList<>(factors);
        for (Factor factor : shown) {
            if (factor.equals(Factor.UNKNOWN)) {
                continue; // a session without factors already means this factor
            }
            Instant before = all.stream()
                    .filter(each -> isSame(each, factor))
                    .map(Factor::shownAt)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            all.removeIf(each -> isSame(each, factor));
            all.add(before.isAfter(factor.shownAt()) ? new Factor(factor.method(), factor.kind(), before) : factor);
        }
        List<Factor> latest = all.subList(Math.max(0, all.size() - MOST_FACTORS), all.size());
        return latest.isEmpty() ? this : new SessionFacts(FactorCodec.write(members, latest));
    }

    private static boolean isSame(Factor one, Factor other) {
        return one.method().equals(other.method()) && one.kind() == other.kind();
    }

    /** Returns the id of the provider at which the user signed in, if signing out there too is possible. */
    public Optional<String> provider() {
        return members.text(PROVIDER);
    }

    public SessionFacts withProvider(String id) {
        return new SessionFacts(members.with(PROVIDER, id));
    }

    /** Returns the ID token that the provider needs at sign-out. */
    public Optional<Secret> idToken() {
        return members.text(ID_TOKEN).map(Secret::of);
    }

    public SessionFacts withIdToken(Secret idToken) {
        return new SessionFacts(members.with(ID_TOKEN, idToken.reveal()));
    }

    /** Returns the session at the provider on which this session depends. */
    public Optional<UpstreamSession> upstream() {
        return UpstreamSession.of(members.object(UPSTREAM));
    }

    public SessionFacts withUpstream(UpstreamSession session) {
        return new SessionFacts(members.with(UPSTREAM, session.members()));
    }

    /** Returns those facts that say at which provider the user signed in; none if the user signed in elsewhere. */
    public SessionFacts aboutProvider() {
        Claims about = Claims.empty();
        for (String member : List.of(PROVIDER, ID_TOKEN, UPSTREAM)) {
            about = members.has(member) ? about.with(member, members.get(member)) : about;
        }
        return of(about);
    }

    /**
     * Returns these facts with the time at which the session ends at the latest, however often it is renewed. An
     * existing end stays. A session that Auth.js or an earlier version began has no such end until it is renewed.
     */
    SessionFacts endingBy(Instant end) {
        return members.has(END) ? this : new SessionFacts(members.with(END, end.getEpochSecond()));
    }

    /**
     * Returns the latest end in seconds since the epoch; {@code Long.MAX_VALUE} if there is none, and a time in the
     * past if the value is no date.
     */
    long ends() {
        if (!members.has(END)) {
            return Long.MAX_VALUE;
        }
        return members.get(END) instanceof Number seconds ? seconds.longValue() : Long.MIN_VALUE;
    }

    /**
     * Returns these facts of a session that ends with the browser, because its user did not choose to stay signed in.
     */
    SessionFacts endingWithBrowser() {
        return new SessionFacts(members.with(BROWSER, true));
    }

    /** Returns whether the session ends with the browser, so that its cookie has no end of its own. */
    public boolean endsWithBrowser() {
        return Boolean.TRUE.equals(members.get(BROWSER));
    }

    /**
     * Returns the id of a sealed session for {@link SealedSessionControl}; {@code null} if the session began before it
     * was revocable.
     */
    @Nullable
    String name() {
        return members.text(NAME).orElse(null);
    }

    SessionFacts named(SealedSessionId name) {
        return new SessionFacts(members.with(NAME, name.text()));
    }

    /** Returns how often the session has changed its token; 0 if that is unknown. */
    long turn() {
        return Math.max(0, Math.min(members.number(TURN).orElse(0L), MOST_TURNS));
    }

    SessionFacts nextTurn() {
        return new SessionFacts(members.with(TURN, turn() + 1));
    }

    @Override
    public String toString() {
        return "SessionFacts" + members.asMap().keySet();
    }
}
