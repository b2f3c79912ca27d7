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
 * What Latchkey itself knows of a session, beside its claims. It travels sealed. No callback and no update sees it,
 * changes it or loses it. Members that this version does not know are kept, since a newer node may have written them.
 */
public final class SessionFacts {

    /** Nothing is known: a session from before facts were kept, or one that Auth.js made. */
    public static final SessionFacts NONE = new SessionFacts(Claims.empty());

    /** The one member of a sealed token that is not a claim. */
    private static final String MEMBER = "latchkey";

    private static final String PROVIDER = "provider";
    private static final String ID_TOKEN = "id_token";
    private static final String UPSTREAM_SESSION = "upstream_sid";
    private static final String NAME = "sid";
    private static final String END = "end";

    /** There are fewer methods; it bounds what a session can grow to. */
    private static final int MOST_FACTORS = 16;

    private final Claims members;
    private final List<Factor> factors;

    private SessionFacts(Claims members) {
        this.members = requireNonNull(members, "members");
        this.factors = FactorCodec.read(members);
    }

    /** The facts that {@link #members} wrote. */
    static SessionFacts of(Claims members) {
        return members.isEmpty() ? NONE : new SessionFacts(members);
    }

    /** The facts in the claims of a sealed token. */
    static SessionFacts in(Claims token) {
        return of(token.object(MEMBER));
    }

    /** The claims of a sealed token without the facts. */
    static Claims removedFrom(Claims token) {
        return token.has(MEMBER) ? token.without(MEMBER) : token;
    }

    /** The claims of a sealed token with these facts, whatever a callback has put in their place. */
    public Claims addedTo(Claims claims) {
        return members.isEmpty() ? removedFrom(claims) : claims.with(MEMBER, members);
    }

    Claims members() {
        return members;
    }

    /** Whether nothing is known, so that nothing need be written. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** What the user has shown; {@link Factor#UNKNOWN} alone if that is not known. */
    public List<Factor> factors() {
        return factors.isEmpty() ? List.of(Factor.UNKNOWN) : factors;
    }

    /**
     * These facts with what the user has shown anew. A factor takes the place of an earlier one of the same method and
     * kind, and never makes it older.
     */
    public SessionFacts with(List<Factor> shown) {
        List<Factor> all = new ArrayList<>(factors);
        for (Factor factor : shown) {
            if (factor.equals(Factor.UNKNOWN)) {
                continue; // it is what there is where nothing is written
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

    /** The id of the provider at which the session is to end too. */
    public Optional<String> provider() {
        return members.text(PROVIDER);
    }

    public SessionFacts withProvider(String id) {
        return new SessionFacts(members.with(PROVIDER, id));
    }

    /** The ID token that the provider wants to see at sign-out. */
    public Optional<Secret> idToken() {
        return members.text(ID_TOKEN).map(Secret::of);
    }

    public SessionFacts withIdToken(Secret idToken) {
        return new SessionFacts(members.with(ID_TOKEN, idToken.reveal()));
    }

    /** The provider's id of its own session with the user (OpenID Connect Back-Channel Logout 1.0, {@code sid}). */
    public Optional<String> upstreamSession() {
        return members.text(UPSTREAM_SESSION);
    }

    public SessionFacts withUpstreamSession(String id) {
        return new SessionFacts(members.with(UPSTREAM_SESSION, id));
    }

    /**
     * These facts with when the session ends at the latest, however often it is renewed; an end that is there stays. A
     * session that Auth.js began, or an earlier version, has none until it is renewed.
     */
    SessionFacts endingBy(Instant end) {
        return members.has(END) ? this : new SessionFacts(members.with(END, end.getEpochSecond()));
    }

    /** In seconds since the epoch; {@code Long.MAX_VALUE} if there is no such end, the past if it is no date. */
    long ends() {
        if (!members.has(END)) {
            return Long.MAX_VALUE;
        }
        return members.get(END) instanceof Number seconds ? seconds.longValue() : Long.MIN_VALUE;
    }

    /** By what {@link SealedSessionControl} know a sealed session; {@code null}: it began before they were switched on. */
    @Nullable
    String name() {
        return members.text(NAME).orElse(null);
    }

    SessionFacts named(SealedSessionId name) {
        return new SessionFacts(members.with(NAME, name.text()));
    }

    @Override
    public String toString() {
        return "SessionFacts" + members.asMap().keySet();
    }
}
