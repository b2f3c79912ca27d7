package dev.latchkey.store.redis;

import dev.latchkey.store.StoredUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Maintains the list of all users' ids. An id is added before its user is, so the list may name a user who does not
 * exist, and lacks none but those that an earlier version made.
 *
 * <p>An id is removed when its user is gone. If somebody makes a user with the same id at that moment, the place of
 * this user is held already or the id is added later. So the thread that removes an id looks once more, and adds it
 * again if its place is taken.
 */
final class UserIndex {

    private final RedisConnection redis;
    private final RedisKeys keys;

    UserIndex(RedisConnection redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    void add(String id) {
        redis.addToList(keys.users(), List.of(id));
    }

    /** Removes the id of a user who is gone. */
    void remove(String id) {
        redis.removeFromIndex(keys.users(), List.of(id));
        if (redis.get(keys.user(id)) != null) {
            add(id);
        }
    }

    List<StoredUser> page(String after, int most) {
        List<StoredUser> found = new ArrayList<>();
        String last = after;
        while (found.size() < most) {
            List<String> ids = redis.page(keys.users(), last, most);
            found.addAll(users(ids));
            if (ids.size() < most) {
                break;
            }
            last = ids.get(ids.size() - 1);
        }
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /** Adds the ids of all users that there are. */
    void addEarlier() {
        redis.scan(keys.anyUser(), names -> {
            List<String> documents = names.stream().filter(RedisKeys::isUser).toList();
            List<String> ids = redis.getAll(documents).stream()
                    .flatMap(text -> UserDocument.of(text).stream())
                    .map(UserDocument::id)
                    .toList();
            redis.addToList(keys.users(), ids);
        });
    }

    private List<StoredUser> users(List<String> ids) {
        Map<String, StoredUser> there = new HashMap<>();
        for (String text : redis.getAll(ids.stream().map(keys::user).toList())) {
            UserDocument.of(text).ifPresent(user -> there.put(user.id(), user.user()));
        }
        ids.stream().filter(id -> !there.containsKey(id)).forEach(this::remove);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(there.get(id)).stream())
                .toList();
    }
}
