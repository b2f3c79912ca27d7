package dev.latchkey.store.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes a user, in an order that may fail at any step: first it marks the user, so that no session and no record can
 * be added; then it removes sessions and records, then the user, and last the reservations, which by then belong to
 * nobody. A thread that meets the mark later finishes.
 */
final class UserDeletion {

    private final RedisConnection redis;
    private final RedisKeys keys;
    private final RedisSessions sessions;
    private final RedisRecords records;
    private final UserIndex index;

    UserDeletion(RedisConnection redis, RedisKeys keys, RedisSessions sessions, RedisRecords records, UserIndex index) {
        this.redis = redis;
        this.keys = keys;
        this.sessions = sessions;
        this.records = records;
        this.index = index;
    }

    /**
     * Marks the user and removes everything; {@code false} if there was nobody to mark. A node of a version that knows
     * no records leaves them behind: they go when this is called again.
     */
    boolean delete(String id) {
        boolean marked = redis.mark(keys.user(id), UserDocument.deletionMark());
        finish(id);
        if (!marked) {
            records.deleteRecordsOf(id, null);
        }
        return marked;
    }

    /** Removes everything of a user who has been marked; does nothing to any other. */
    void finish(String id) {
        String key = keys.user(id);
        String text = redis.get(key);
        UserDocument user = UserDocument.of(text).orElse(null);
        if (text == null || user == null || !user.markedForDeletion()) {
            return;
        }
        sessions.deleteAll(id, null);
        records.deleteRecordsOf(id, null);
        redis.delete(List.of(keys.sessionsOf(id), keys.recordsOf(id)));
        Map<String, String> reservations = reservations(UniqueName.all(keys, user));
        if (redis.remove(key, text)) {
            reservations.forEach(redis::remove);
            index.remove(id);
        }
    }

    /**
     * Returns the reservations of names, to be removed once they are out of the document that they were read beside: by
     * then somebody else may have put others there, which stay.
     */
    Map<String, String> reservations(List<UniqueName> names) {
        Map<String, String> texts = new HashMap<>();
        for (UniqueName name : names) {
            String text = redis.get(name.key());
            if (text != null) {
                texts.put(name.key(), text);
            }
        }
        return texts;
    }
}
