package dev.latchkey.store.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deleting a user, in an order that can break off anywhere: the user is marked, so that no session and no record is
 * added any more; sessions and records go; the user goes; reservations go, which point at nobody by then. A thread that
 * meets the mark later finishes.
 */
final class UserDeletion {

    private final RedisConnection redis;
    private final RedisKeys keys;
    private final RedisSessions sessions;
    private final RedisRecords records;

    UserDeletion(RedisConnection redis, RedisKeys keys, RedisSessions sessions, RedisRecords records) {
        this.redis = redis;
        this.keys = keys;
        this.sessions = sessions;
        this.records = records;
    }

    /**
     * Marks the user and removes everything; {@code false} if there was nobody to mark. A node of a version that knows
     * no records leaves them behind: they go when this is called again.
     */
    boolean delete(String id) {
        boolean marked = redis.mark(keys.user(id), UserDocument.deletionMark());
        finish(id);
        if (!marked) {
            records.deleteRecordsOf(id);
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
        records.deleteRecordsOf(id);
        redis.delete(List.of(keys.sessionsOf(id), keys.recordsOf(id)));
        Map<String, String> reservations = reservations(UniqueName.all(keys, user));
        if (redis.remove(key, text)) {
            reservations.forEach(redis::remove);
        }
    }

    /**
     * The reservations of names, to be removed once they are out of the document that they were read beside: by then
     * somebody else may have put others there, which stay.
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
