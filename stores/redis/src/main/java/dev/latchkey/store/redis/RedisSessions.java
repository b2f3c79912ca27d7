package dev.latchkey.store.redis;

import dev.latchkey.store.StoredSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions, each in its own slot, and the list of a user's sessions in the user's slot.
 *
 * <p>Adding a session has three steps. The store writes a placeholder, adds the hash to the user's list if the user
 * exists, and replaces the placeholder with the session if the placeholder is still there. A thread that removes a
 * user's sessions or changes the user reads the list and removes the placeholders of sessions that are not added yet.
 * So no session is added for a deleted user, or with an old copy of the user.
 */
final class RedisSessions {

    /**
     * The mark in front of the hash of a session that is being ended, in the list. A hash has only hexadecimal digits.
     */
    private static final String ENDING = "-";

    private static final int MOST_ROUNDS = 10;

    private final RedisConnection redis;
    private final RedisKeys keys;

    RedisSessions(RedisConnection redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    Optional<StoredSession> find(String hash) {
        return SessionDocument.of(redis.get(keys.session(hash))).map(SessionDocument::session);
    }

    List<StoredSession> of(String userId) {
        return redis.getAll(keysOf(hashes(userId))).stream()
                .flatMap(text -> SessionDocument.of(text).stream())
                .map(SessionDocument::session)
                .toList();
    }

    /** Adds a session. Returns {@code false} if the user does not exist, or if a session with this hash exists. */
    boolean create(StoredSession session) {
        String key = keys.session(session.tokenHash());
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            String place = SessionDocument.pending();
            if (!redis.put(key, null, place, KeyLifetime.PENDING)) {
                return false;
            }
            UserDocument user = addToIndex(session, true);
            if (user == null) {
                redis.remove(key, place);
                return false;
            }
            if (redis.put(key, place, SessionDocument.of(user, session).text(), kept(session))) {
                return true;
            }
        }
    }

    /**
     * Renews a session. Writes the new expiry time into the list first, so that the list contains the session for at
     * least as long as it exists.
     */
    boolean renew(StoredSession renewed, Instant expected) {
        String key = keys.session(renewed.tokenHash());
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            String text = redis.get(key);
            SessionDocument before = SessionDocument.of(text).orElse(null);
            if (text == null || before == null || !before.expires().equals(expected.truncatedTo(ChronoUnit.MILLIS))) {
                return false;
            }
            StoredSession next = before.session().renewed(renewed.expires(), renewed.data());
            UserDocument user = addToIndex(next, false);
            if (user == null) {
                delete(renewed.tokenHash()); // the thread that ends the session may have stopped half-way
                return false;
            }
            if (redis.swap(key, text, SessionDocument.of(user, next).text(), kept(next))) {
                return true;
            }
        }
    }

    boolean delete(String hash) {
        SessionDocument taken =
                redis.take(keys.session(hash)).flatMap(SessionDocument::of).orElse(null);
        if (taken == null) {
            return false;
        }
        redis.removeFromIndex(keys.sessionsOf(taken.user().id()), List.of(hash, ENDING + hash));
        return true;
    }

    /**
     * Deletes all sessions of a user. One step marks all sessions in the list. A marked session cannot be renewed, so
     * no session can continue under another token that this method does not see. The sessions are deleted before their
     * hashes are removed from the list, so an interrupted call can be repeated. The method ends when no session is left
     * to mark. If the user keeps signing in, the method ends after some rounds, because the user could also sign in
     * afterwards.
     */
    int deleteAll(String userId, @Nullable String except) {
        String list = keys.sessionsOf(userId);
        long deleted = 0;
        for (int i = 0; i < MOST_ROUNDS && redis.end(list, except); i++) {
            List<String> ending = redis.list(list).stream()
                    .filter(member -> member.startsWith(ENDING))
                    .toList();
            deleted +=
                    redis.delete(keysOf(ending.stream().map(RedisSessions::hash).toList()));
            redis.removeFromIndex(list, ending);
        }
        return Math.toIntExact(deleted);
    }

    /** Updates the copies of a user in the user's sessions, except copies from a later version of the user. */
    void show(UserDocument user) {
        for (String hash : hashes(user.id())) {
            String key = keys.session(hash);
            for (Backoff backoff = new Backoff(); !isShown(key, user); backoff.again()) {}
        }
    }

    private boolean isShown(String key, UserDocument user) {
        String text = redis.get(key);
        if (text == null) {
            return true;
        }
        SessionDocument there = SessionDocument.of(text).orElse(null);
        if (there == null) {
            return redis.remove(key, text); // the thread that adds the session reads the user again
        }
        return there.version() >= user.version()
                || redis.swap(
                        key, text, SessionDocument.of(user, there.session()).text(), kept(there.session()));
    }

    private @Nullable UserDocument addToIndex(StoredSession session, boolean isNew) {
        String id = session.user().id();
        String user =
                redis.addToIndex(keys.user(id), keys.sessionsOf(id), session.tokenHash(), session.expires(), isNew);
        return UserDocument.of(user).orElse(null);
    }

    private List<String> hashes(String userId) {
        return redis.list(keys.sessionsOf(userId)).stream()
                .map(RedisSessions::hash)
                .toList();
    }

    private static String hash(String member) {
        return member.startsWith(ENDING) ? member.substring(ENDING.length()) : member;
    }

    private List<String> keysOf(List<String> hashes) {
        return hashes.stream().map(keys::session).toList();
    }

    private static KeyLifetime kept(StoredSession session) {
        return KeyLifetime.ofDated(session.expires());
    }
}
