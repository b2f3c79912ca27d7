package dev.latchkey.logout;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.oauth.LogoutToken;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.session.EndedSession;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of sessions at providers on which sessions here depend. Each is a record of its user. Its id finds it by
 * issuer and session, and its group by issuer and subject. A record is added before its session begins, and marked as
 * ended before sessions end. A sign-in reads it once more after its session has begun. A logout may also arrive before
 * the record, so a value says which sign-ins the provider has ended. So of a sign-in and a logout at the same time, the
 * second always sees the first.
 */
public final class UpstreamSessions {

    private static final String ALGORITHM = "alg";
    private static final String ENDED = "ended";
    private static final String DEPENDENTS = "dependents";

    /** In front of the id of a session. The value says which sign-ins end that depend on it. */
    private static final String SESSION_ENDED = "upstream-ended:";

    /** In front of the subject of a person. The value says which sign-ins of this person end. */
    private static final String PERSON_ENDED = "upstream-person-ended:";

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamSessions.class);
    private static final int PAGE = 100;

    /** How often a change is tried that other requests may disturb. */
    private static final int MOST_TRIES = 16;

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
        StoredRecord record = StoredRecord.of(
                        UpstreamSession.KIND, session.id(), userId, content(session.algorithm(), Optional.of(1L)))
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
            Optional<Long> all = dependents(there).map(others -> others + 1);
            if (same && store.replaceRecord(there, content(session.algorithm(), all), end)) {
                return;
            }
            if (!same) {
                end(there); // the account has moved to another user
            }
        }
        throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "the user is gone");
    }

    private static String content(String algorithm, Optional<Long> dependents) {
        Claims content = Claims.empty().with(ALGORITHM, algorithm);
        return dependents
                .map(number -> content.with(DEPENDENTS, number))
                .orElse(content)
                .toJson();
    }

    /** Empty: an earlier version has added the record, so nobody knows. */
    private static Optional<Long> dependents(StoredRecord record) {
        return Claims.parse(record.content()).number(DEPENDENTS);
    }

    /**
     * Removes the record on which a session depended that has ended here, unless other sessions depend on it, or nobody
     * knows how many do. A session that expires, or that another sign-in of its browser replaces, is counted until the
     * record expires.
     */
    public void leave(EndedSession ended) {
        Claims claims = ended.claims();
        if (claims == null || !ended.first()) {
            return;
        }
        try {
            String userId = claims.text("sub").orElse("");
            ended.facts().upstream().ifPresent(session -> leave(userId, session));
        } catch (AuthException e) {
            LOG.warn("{}: the record of a session that has ended stays", ErrorCode.ADAPTER.wire(), e);
        }
    }

    private void leave(String userId, UpstreamSession session) {
        for (int i = 0; store != null && i < MOST_TRIES; i++) {
            StoredRecord there = store.record(UpstreamSession.KIND, session.id())
                    .filter(record -> record.owner().equals(userId) && !isEnded(record))
                    .orElse(null);
            Optional<Long> others =
                    there == null ? Optional.empty() : dependents(there).map(all -> all - 1);
            if (there == null || others.isEmpty()) {
                return;
            }
            if (others.get() <= 0
                    ? store.deleteRecord(there)
                    : store.replaceRecord(there, content(session.algorithm(), others), there.expires())) {
                return;
            }
        }
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
                        && !ended(store.value(SESSION_ENDED + session.id())).include(session)
                        && !ended(store.value(PERSON_ENDED + session.subject())).include(session));
    }

    private EndedSignIns ended(Optional<StoredValue> mark) {
        return mark.filter(value -> value.expires().isAfter(clock.instant()))
                .map(value -> EndedSignIns.parse(value.text()))
                .orElse(EndedSignIns.NONE);
    }

    /**
     * Ends the sessions that a logout token names.
     *
     * @return the ids of the users whose sessions have ended
     * @throws AuthException.Refused if all these sessions began with ID tokens that another algorithm signed, or if
     *     there are no sessions and the token is unusual; then nothing ends
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
        boolean other =
                meant.isEmpty() ? token.unusual() : meant.stream().noneMatch(record -> isSignedAlike(record, token));
        if (other) {
            throw new AuthException.Refused(
                    ErrorCode.BAD_REQUEST,
                    FailureCause.ALGORITHM,
                    "the logout token is signed with " + token.algorithm()
                            + ", and the ID tokens with another algorithm",
                    null);
        }
    }

    private static boolean isSignedAlike(StoredRecord record, LogoutToken token) {
        return Claims.parse(record.content())
                .text(ALGORITHM)
                .filter(token.algorithm()::equals)
                .isPresent();
    }

    /** Lets sign-ins fail that are under way. Of a person, they are those from before the logout. */
    private void markEnded(LogoutToken token) {
        if (token.sessionId() == null) {
            endSignIns(token.issuer(), token.subject(), token.issuedAt());
            return;
        }
        mark(SESSION_ENDED + UpstreamSession.idOf(token.issuer(), token.sessionId()), EndedSignIns.ALL);
        if (token.subject() != null) { // the ID token may not say which session it is
            String person = UpstreamSession.subjectOf(token.issuer(), token.subject());
            mark(SESSION_ENDED + person, EndedSignIns.before(token.issuedAt(), clock.instant()));
        }
    }

    /** Lets the sign-ins of a person fail that are under way and from before {@code issued}. */
    void endSignIns(String issuer, @Nullable String subject, Instant issued) {
        if (subject != null) {
            mark(
                    PERSON_ENDED + UpstreamSession.subjectOf(issuer, subject),
                    EndedSignIns.before(issued, clock.instant()));
        }
    }

    private void mark(String name, EndedSignIns ended) {
        for (int i = 0; store != null && i < MOST_TRIES; i++) {
            StoredValue before = store.value(name).orElse(null); // perhaps one that has expired
            StoredValue mark = new StoredValue(
                    ended(Optional.ofNullable(before)).and(ended).text(),
                    clock.instant().plus(OAuthSignIn.LONGEST_ATTEMPT));
            if (store.replaceValue(name, before == null ? null : before.text(), mark)) {
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
