package dev.latchkey.store.redis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that an address or an account is one user's, though its reservation is in another slot than the user, and
 * perhaps on another server: no transaction spans both.
 *
 * <p>What is true is decided by the user's document alone; a reservation to a user whose document does not have the
 * name points at nobody. A name is taken in three steps: the reservation is claimed for some seconds, made firm, and
 * then the document is changed, if it is still the one that was read before. A thread that finds the name claimed
 * waits. One that finds it firm, and not in the document, first changes the document's version, so that a thread that
 * is about to add the name to it fails, and then removes the reservation. So of all that want a name one gets it,
 * whatever dies in between and however long something is held up: no step relies on a clock, but for how long others
 * wait.
 */
final class NameReservations {

    enum Outcome {
        DONE,
        /** A name is somebody else's. */
        TAKEN,
        /** Somebody else changed the document or a reservation meanwhile: nothing was done. */
        AGAIN
    }

    private record Held(UniqueName name, Reservation claim) {}

    private enum Standing {
        TAKEN,
        SOON,
        FREE
    }

    private final RedisConnection redis;
    private final RedisKeys keys;
    private final UserDeletion deletion;

    NameReservations(RedisConnection redis, RedisKeys keys, UserDeletion deletion) {
        this.redis = redis;
        this.keys = keys;
        this.deletion = deletion;
    }

    /**
     * Puts {@code next} in the place of {@code before}, and takes the names for it. If this throws, what was claimed is
     * left to expire, or to the next thread that wants it: the document may have been changed.
     *
     * @param before read before this is called
     * @param names that {@code next} has and {@code before} does not
     */
    Outcome commit(String before, UserDocument next, List<UniqueName> names) {
        List<Held> held = new ArrayList<>();
        for (UniqueName name : names) {
            Reservation claim = claim(name, next.id(), before);
            if (claim == null) {
                held.forEach(this::release);
                return Outcome.TAKEN;
            }
            held.add(new Held(name, claim));
        }
        if (held.stream().allMatch(this::confirm) && put(before, next, held)) {
            return Outcome.DONE;
        }
        held.forEach(this::release);
        return Outcome.AGAIN;
    }

    /** Waits until the name is claimed; {@code null} if it is somebody's. */
    private @Nullable Reservation claim(UniqueName name, String userId, String before) {
        Reservation mine = Reservation.claim(userId);
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            if (redis.swap(name.key(), null, mine.text(), KeyLifetime.CLAIM)) {
                return mine;
            }
            String there = redis.get(name.key());
            if (mine.text().equals(there)) {
                return mine;
            }
            if (there == null) {
                continue;
            }
            Reservation other = Reservation.parse(there);
            Standing standing = other.firm() ? standing(name, other.userId(), before) : Standing.SOON;
            if (standing == Standing.TAKEN) {
                return null;
            }
            if (standing == Standing.FREE) {
                redis.remove(name.key(), there);
            }
        }
    }

    /** What a firm reservation is worth; if it is {@code FREE}, nobody can make it true any more. */
    private Standing standing(UniqueName name, String userId, String before) {
        String key = keys.user(userId);
        String text = redis.get(key);
        if (text == null || (UserDocument.isPending(text) && text.equals(before))) {
            return Standing.FREE; // from before the user was made, or gone with the user
        }
        UserDocument user = UserDocument.of(text).orElse(null);
        if (user == null) {
            return Standing.SOON; // is made right now, or will not be there in some seconds
        }
        if (user.markedForDeletion()) {
            deletion.finish(userId);
            return Standing.SOON;
        }
        if (name.in().test(user)) {
            return Standing.TAKEN;
        }
        return redis.swap(key, text, user.withNewVersion().text(), KeyLifetime.FOREVER) ? Standing.FREE : Standing.SOON;
    }

    private boolean confirm(Held held) {
        return redis.put(
                held.name.key(), held.claim.text(), held.claim.confirmed().text(), KeyLifetime.FOREVER);
    }

    /**
     * Another thread that changed the document since then may have left the names in it; a reservation says who put
     * them.
     */
    private boolean put(String before, UserDocument next, List<Held> held) {
        String key = keys.user(next.id());
        return redis.put(key, before, next.text(), KeyLifetime.FOREVER)
                || (!held.isEmpty()
                        && UserDocument.of(redis.get(key)).stream()
                                .anyMatch(user -> held.stream().allMatch(each -> isOf(user, each))));
    }

    private boolean isOf(UserDocument user, Held held) {
        return held.name.in().test(user) && held.claim.confirmed().text().equals(redis.get(held.name.key()));
    }

    private void release(Held held) {
        redis.remove(held.name.key(), held.claim.text());
        redis.remove(held.name.key(), held.claim.confirmed().text());
    }
}
