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
 * Seals the data of a stored session besides its user. An attacker who reads the database learns nothing from the data.
 * An attacker who writes to the database cannot give a user a role. The data is bound to its session, so an attacker
 * cannot copy it to another session.
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
     * The content of a session after opening.
     *
     * @param claims the claims of the user, with the changes of callbacks
     * @param current whether the newest secret sealed the content
     */
    record Contents(Claims claims, SessionFacts facts, boolean current) {}

    /** The sealed content, with the session to which it belongs. */
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

    /** Returns the text to store; {@code null} if {@code claims} contain only the user, and there are no facts. */
    @Nullable
    String seal(String tokenHash, User user, Claims claims, SessionFacts facts, Duration lifetime) {
        Claims more = difference(UserClaims.of(user), claims);
        if (more.isEmpty() && facts.isEmpty()) {
            return null;
        }
        Claims contents = Claims.empty().with(SESSION, tokenHash).with(CLAIMS, more);
        return tokens.seal(facts.isEmpty() ? contents : contents.with(FACTS, facts.members()), lifetime);
    }

    /** Opens the data of a session. Returns {@code null} if the data was changed, or belongs to another session. */
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

    /**
     * Returns the members of {@code claims} that differ from those of {@code user}. A member that is missing in
     * {@code claims} is {@code null} in the result.
     */
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
