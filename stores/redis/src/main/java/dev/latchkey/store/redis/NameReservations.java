package dev.latchkey.store.redis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that an address or an account belongs to one user only. The reservation of the name may be on another
 * server than the user, so no transaction can change both.
 *
 * <p>Only the user's document decides whether the user has a name. A reservation is not valid if the document of its
 * user does not contain the name. A thread takes a name in three steps. It claims the reservation for some seconds,
 * makes the reservation firm, and then changes the document if the document is still the one that the thread read
 * before. Another thread that finds the name claimed waits. Another thread that finds a firm reservation whose document
 * does not contain the name first changes the version of the document, so that a thread that is about to add the name
 * fails. It then removes the reservation. So exactly one of several threads gets a name, even if a thread stops or is
 * delayed at any step. Clocks decide only how long the other threads wait.
 */
final class NameReservations {

    enum Outcome {
        DONE,
        /** A name belongs to another user. */
        TAKEN,
        /** Another thread has changed the document or a reservation in the meantime, so nothing was done. */
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
     * Replaces {@code before} with {@code next}, and takes the new names for the user. If this method throws, the
     * document may have changed. The claims then stay until they expire or until another thread wants the names.
     *
     * @param before the text that was read before this call
     * @param names the names that {@code next} has and {@code before} does not
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

    /** Waits until the name is claimed, and returns the claim; {@code null} if the name belongs to a user. */
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

    /**
     * Returns whether a firm reservation is valid. If the result is {@code FREE}, no thread can add the name to the
     * user any more.
     */
    private Standing standing(UniqueName name, String userId, String before) {
        String key = keys.user(userId);
        String text = redis.get(key);
        if (text == null || (UserDocument.isPending(text) && text.equals(before))) {
            return Standing.FREE; // the user was not added, or was deleted
        }
        UserDocument user = UserDocument.of(text).orElse(null);
        if (user == null) {
            return Standing.SOON; // another thread is adding the user, or the placeholder expires soon
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
     * Writes {@code next}, and returns whether the user has the names. The answer to the command may be lost. In the
     * meantime, another thread may have changed the document and kept the names. The reservations say which thread has
     * taken the names.
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
