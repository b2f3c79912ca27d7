package dev.latchkey.store.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes a user in four steps, each of which may fail. The first step marks the user, so that no session and no record
 * can be added. The next steps remove the sessions and records, then the user, and last the reservations, which are no
 * longer valid then. If a step fails, another thread that later finds the mark completes the deletion.
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
     * Marks the user and removes all data of the user. Returns {@code false} if there was no user to mark. A node with
     * an older version of Latchkey does not delete the records, so the next call of this method deletes them.
     */
    boolean delete(String id) {
        boolean marked = redis.mark(keys.user(id), UserDocument.deletionMark());
        finish(id);
        if (!marked) {
            records.deleteRecordsOf(id, null);
        }
        return marked;
    }

    /** Removes all data of a marked user. Does nothing if the user is not marked. */
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
     * Returns the current reservations of names. After the names are removed from the document, the caller removes
     * exactly these reservations. Reservations that another thread has written in the meantime stay.
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
