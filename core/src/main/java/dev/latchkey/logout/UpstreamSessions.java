package dev.latchkey.logout;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.oauth.LogoutToken;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.UpstreamSession;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The index of sessions at providers on which sessions here depend. Each is a record of its user. Its id finds it by
 * issuer and session, and its group by issuer and subject. A record is added before its session begins, and marked as
 * ended before sessions end. A sign-in reads it once more after its session has begun. A logout may also arrive before
 * the record, so a value says that the provider has ended the session. So of a sign-in and a logout at the same time,
 * the second always sees the first.
 */
public final class UpstreamSessions {

    private static final String ALGORITHM = "alg";
    private static final String ENDED = "ended";
    private static final String ENDED_EARLY = "upstream-ended:";
    private static final int PAGE = 100;

    /** How often a change is tried that other requests may disturb. */
    private static final int MOST_TRIES = 16;

    /** How long a sign-in takes from its ID token to its record. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    /** How much longer than its session a record lasts. A sign-in may wait for a step before its session begins. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final @Nullable CheckedStore store;
    private final @Nullable SessionControl control;
    private final Duration kept;
    private final InstantSource clock;

    /**
     * Creates the index.
     *
     * @param store {@code null} if there is none
     * @param control ends sessions; {@code null} if sessions cannot be ended, and the index is then empty
     * @param lifetime how long a session lasts at most
     */
    public UpstreamSessions(
            @Nullable CheckedStore store, @Nullable SessionControl control, Duration lifetime, InstantSource clock) {
        this.store = store;
        this.control = control;
        this.kept = lifetime.plus(MARGIN);
        this.clock = clock;
    }

    /** Returns whether a provider can end sessions here. */
    boolean canEnd() {
        return store != null && control != null;
    }

    /**
     * Adds the session at a provider on which the session of a sign-in will depend.
     *
     * @throws AuthException.Refused if the provider ends that session at this moment
     * @throws AuthException.Fault if the store did not answer; the session must then not begin
     */
    public void add(String userId, SessionFacts facts) {
        UpstreamSession session = facts.upstream().orElse(null);
        if (session == null || store == null || control == null) {
            return;
        }
        Instant end = clock.instant().plus(kept);
        StoredRecord record = StoredRecord.of(UpstreamSession.KIND, session.id(), userId, content(session.algorithm()))
                .inGroup(session.subject())
                .until(end);
        for (int i = 0; i < MOST_TRIES; i++) {
            if (store.addRecord(record)) {
                return;
            }
            StoredRecord there =
                    store.record(UpstreamSession.KIND, session.id()).orElse(null);
            if (there == null) {
                continue;
            }
            if (isEnded(there)) {
                end(there); // the logout may have failed halfway
                throw new AuthException.Refused(
                        ErrorCode.SESSION_REQUIRED, "the provider ends its session while the user signs in here");
            }
            boolean same = there.owner().equals(userId) && session.subject().equals(there.group());
            if (same && store.replaceRecord(there, record.content(), end)) {
                return;
            }
            if (!same) {
                end(there); // the account has moved to another user
            }
        }
        throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "the user is gone");
    }

    private static String content(String algorithm) {
        return Claims.empty().with(ALGORITHM, algorithm).toJson();
    }

    /**
     * Returns whether the provider has not ended the session meanwhile on which a session depends.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    public boolean stand(String userId, SessionFacts facts) {
        UpstreamSession session = facts.upstream().orElse(null);
        return session == null
                || store == null
                || control == null
                || (store.record(UpstreamSession.KIND, session.id())
                                .filter(record -> record.owner().equals(userId) && !isEnded(record))
                                .isPresent()
                        && store.value(ENDED_EARLY + session.id())
                                .filter(mark -> mark.expires().isAfter(clock.instant()))
                                .isEmpty());
    }

    /**
     * Ends the sessions that a logout token names.
     *
     * @return the ids of the users whose sessions have ended
     * @throws AuthException.Refused if all these sessions began with ID tokens that another algorithm signed; then
     *     nothing ends
     * @throws AuthException.Fault if the store did not answer; some sessions may go on then
     */
    Set<String> end(LogoutToken token) {
        List<StoredRecord> known = find(token);
        requireAlgorithm(known, token);
        markEnded(token);
        Set<String> users = new LinkedHashSet<>();
        for (StoredRecord record : find(token)) { // also those that were added in the meantime
            if (isSignedAlike(record, token) && end(record)) {
                users.add(record.owner());
            }
        }
        return users;
    }

    private static void requireAlgorithm(List<StoredRecord> meant, LogoutToken token) {
        if (!meant.isEmpty() && meant.stream().noneMatch(record -> isSignedAlike(record, token))) {
            throw new AuthException.Refused(
                    ErrorCode.BAD_REQUEST,
                    FailureCause.ALGORITHM,
                    "the logout token is signed with " + token.algorithm()
                            + ", and the ID tokens of the sessions with another algorithm",
                    null);
        }
    }

    private static boolean isSignedAlike(StoredRecord record, LogoutToken token) {
        return Claims.parse(record.content())
                .text(ALGORITHM)
                .filter(token.algorithm()::equals)
                .isPresent();
    }

    /** Lets a sign-in fail that is under way, because its provider's session has ended for good. */
    private void markEnded(LogoutToken token) {
        if (store == null || token.sessionId() == null) {
            return;
        }
        String name = ENDED_EARLY + UpstreamSession.idOf(token.issuer(), token.sessionId());
        StoredValue ended = new StoredValue(ENDED, clock.instant().plus(UNDER_WAY));
        for (int i = 0; i < MOST_TRIES; i++) {
            String before = store.value(name).map(StoredValue::text).orElse(null); // perhaps one that has expired
            if (store.replaceValue(name, before, ended)) {
                return;
            }
        }
    }

    /** Marks a record as ended, then ends the sessions, and then removes the record. */
    private boolean end(StoredRecord found) {
        if (store == null || control == null) {
            return false;
        }
        StoredRecord there = found;
        for (int i = 0; i < MOST_TRIES; i++) {
            String ended = Claims.parse(there.content()).with(ENDED, true).toJson();
            if (store.replaceRecord(there, ended, there.expires())) {
                control.revokeUpstream(there.owner(), there.id());
                store.deleteRecord(there.replaced(ended, there.expires())); // a new sign-in may have replaced it
                return true;
            }
            Optional<StoredRecord> next = store.record(UpstreamSession.KIND, there.id());
            if (next.isEmpty()) {
                return false; // another request has ended it
            }
            there = next.get();
        }
        throw new AuthException.Fault(ErrorCode.ADAPTER, "a session at a provider changes all the time", null);
    }

    private List<StoredRecord> find(LogoutToken token) {
        if (store == null) {
            return List.of();
        }
        String subject = token.subject() == null ? null : UpstreamSession.subjectOf(token.issuer(), token.subject());
        if (token.sessionId() == null) {
            return subject == null ? List.of() : all(store, subject);
        }
        List<StoredRecord> found = new ArrayList<>();
        store.record(UpstreamSession.KIND, UpstreamSession.idOf(token.issuer(), token.sessionId()))
                .filter(record -> subject == null || subject.equals(record.group()))
                .ifPresent(found::add);
        if (subject != null) {
            store.record(UpstreamSession.KIND, subject)
                    .ifPresent(found::add); // its ID token has not said which session it was
        }
        return found;
    }

    private static List<StoredRecord> all(CheckedStore store, String subject) {
        List<StoredRecord> all = new ArrayList<>();
        String after = "";
        while (true) {
            List<StoredRecord> page = store.recordsIn(UpstreamSession.KIND, subject, after, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            after = page.get(page.size() - 1).id();
        }
    }

    private static boolean isEnded(StoredRecord record) {
        return Claims.parse(record.content()).flag(ENDED);
    }
}
