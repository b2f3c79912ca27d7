package dev.latchkey.session;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.store.StoredSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a stored session holds beyond its user, sealed for the store: who reads the database learns nothing from it, and
 * who writes there cannot give anybody a role. It is bound to its session, so that one cannot be put in the place of
 * another.
 */
final class SealedSessionData {

    private static final Logger LOG = LoggerFactory.getLogger(SealedSessionData.class);
    private static final String SLOT = "latchkey.session-data";
    private static final String SESSION = "session";
    private static final String CLAIMS = "claims";
    private static final String FACTS = "kept";

    private final SealedTokens tokens;
    private final OpenedTokenCache<Sealed> opened;

    SealedSessionData(KeyRing keys, InstantSource clock) {
        this.tokens = keys.slot(SLOT);
        this.opened = new OpenedTokenCache<>(tokens, clock, Sealed::of);
    }

    /**
     * What was opened.
     *
     * @param claims of the user, and what the callbacks have made of them
     * @param current whether the newest secret sealed it
     */
    record Contents(Claims claims, SessionFacts facts, boolean current) {}

    /** What was written, and for which session. */
    private record Sealed(String session, Claims claims, SessionFacts facts, boolean current) {

        static Sealed of(OpenedToken token) {
            return new Sealed(
                    token.claims().text(SESSION).orElse(""),
                    token.claims().object(CLAIMS),
                    SessionFacts.of(token.claims().object(FACTS)),
                    token.current());
        }

        @Override
        public String toString() {
            return "Sealed[hidden]";
        }
    }

    /** What to store; {@code null} if {@code claims} say no more than the user does, and no facts are known. */
    @Nullable
    String seal(String tokenHash, User user, Claims claims, SessionFacts facts, Duration lifetime) {
        Claims more = difference(UserClaims.of(user), claims);
        if (more.isEmpty() && facts.isEmpty()) {
            return null;
        }
        Claims contents = Claims.empty().with(SESSION, tokenHash).with(CLAIMS, more);
        return tokens.seal(facts.isEmpty() ? contents : contents.with(FACTS, facts.members()), lifetime);
    }

    /** What a session holds; {@code null} if its data is not whole, or is another session's. */
    @Nullable
    Contents open(StoredSession session) {
        Claims user = UserClaims.of(session.user());
        String data = session.data();
        if (data == null) {
            return new Contents(user, SessionFacts.NONE, true);
        }
        try {
            Sealed sealed = opened.open(data);
            if (sealed.session.equals(session.tokenHash())) {
                return new Contents(sum(user, sealed.claims), sealed.facts, sealed.current);
            }
            LOG.warn("{}: a session has another session's data, so it is nobody's", ErrorCode.ADAPTER.wire());
        } catch (TokenRejectedException e) {
            LOG.warn("{}: a session's data {}, so it is nobody's", ErrorCode.ADAPTER.wire(), e.getMessage());
        }
        return null;
    }

    /** What of {@code claims} is not in {@code user}; what they lack of it is {@code null} here. */
    private static Claims difference(Claims user, Claims claims) {
        Claims more = Claims.empty();
        for (Map.Entry<String, @Nullable Object> claim : claims.asMap().entrySet()) {
            if (!Objects.equals(claim.getValue(), user.get(claim.getKey()))) {
                more = more.with(claim.getKey(), claim.getValue());
            }
        }
        for (String name : user.asMap().keySet()) {
            more = claims.has(name) ? more : more.with(name, null);
        }
        return more;
    }

    private static Claims sum(Claims user, Claims more) {
        Claims sum = user;
        for (Map.Entry<String, @Nullable Object> claim : more.asMap().entrySet()) {
            sum = claim.getValue() == null ? sum.without(claim.getKey()) : sum.with(claim.getKey(), claim.getValue());
        }
        return sum.with("sub", user.get("sub"));
    }
}
