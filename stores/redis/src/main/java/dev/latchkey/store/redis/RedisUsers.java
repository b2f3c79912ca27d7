package dev.latchkey.store.redis;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users and their accounts. Every change of a user is one step on the user's document. {@link NameReservations}
 * reserves addresses and accounts.
 */
final class RedisUsers {

    private final RedisConnection redis;
    private final RedisKeys keys;
    private final RedisSessions sessions;
    private final UserDeletion deletion;
    private final UserIndex index;
    private final NameReservations reservations;

    RedisUsers(RedisConnection redis, RedisKeys keys, RedisSessions sessions, UserDeletion deletion, UserIndex index) {
        this.redis = redis;
        this.keys = keys;
        this.sessions = sessions;
        this.deletion = deletion;
        this.index = index;
        this.reservations = new NameReservations(redis, keys, deletion);
    }

    private record Found(String text, UserDocument user) {}

    Optional<UserDocument> find(String id) {
        return UserDocument.of(redis.get(keys.user(id)));
    }

    Optional<UserDocument> find(UniqueName name) {
        return Optional.ofNullable(redis.get(name.key()))
                .map(Reservation::parse)
                .flatMap(reservation -> find(reservation.userId()))
                .filter(name.in());
    }

    boolean create(StoredUser user, @Nullable StoredAccount account) {
        UserDocument made = UserDocument.create(user, account);
        List<UniqueName> names = UniqueName.all(keys, made);
        String key = keys.user(made.id());
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            String place = UserDocument.pending();
            if (!redis.put(key, null, place, KeyLifetime.PENDING)) {
                if (existing(made.id()) != null) {
                    return false;
                }
                continue;
            }
            index.add(made.id());
            switch (reservations.commit(place, made, names)) {
                case DONE -> {
                    return true;
                }
                case TAKEN -> {
                    redis.remove(key, place);
                    index.remove(made.id());
                    return false;
                }
                case AGAIN -> redis.remove(key, place);
            }
        }
    }

    boolean update(StoredUser changed) {
        return change(changed.user().id(), before -> changed);
    }

    boolean replaceProfile(String id, @Nullable String name, @Nullable String image) {
        return change(
                id, before -> new StoredUser(new User(id, name, before.user().email(), image), before.emailVerified()));
    }

    boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant verified) {
        String address = expected.user().email();
        return change(expected.user().id(), before -> {
            User now = before.user();
            boolean same = Objects.equals(address, now.email())
                    && Objects.equals(before.emailVerified(), expected.emailVerified());
            return same ? new StoredUser(new User(now.id(), now.name(), email, now.image()), verified) : null;
        });
    }

    /** Changes a user in one step, unless {@code change} returns {@code null}. */
    private boolean change(String id, Function<StoredUser, @Nullable StoredUser> change) {
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            Found found = existing(id);
            StoredUser changed = found == null ? null : change.apply(found.user.user());
            if (found == null || changed == null) {
                return false;
            }
            UserDocument next = found.user.with(changed);
            boolean moves = !Objects.equals(found.user.email(), next.email());
            Map<String, String> old = deletion.reservations(moves ? email(found.user) : List.of());
            switch (reservations.commit(found.text, next, moves ? email(next) : List.of())) {
                case DONE -> {
                    old.forEach(redis::remove);
                    sessions.show(next);
                    return true;
                }
                case TAKEN -> {
                    return false;
                }
                case AGAIN -> {}
            }
        }
    }

    boolean link(String userId, StoredAccount stored) {
        Account account = stored.account();
        UniqueName name = UniqueName.account(keys, account.issuer(), account.subject());
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            Found found = existing(userId);
            if (found == null || name.in().test(found.user)) {
                return false;
            }
            NameReservations.Outcome outcome = reservations.commit(found.text, found.user.with(stored), List.of(name));
            if (outcome != NameReservations.Outcome.AGAIN) {
                return outcome == NameReservations.Outcome.DONE;
            }
        }
    }

    boolean unlink(String userId, String issuer, String subject, int leaving) {
        UniqueName name = UniqueName.account(keys, issuer, subject);
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            Found found = existing(userId);
            StoredAccount account =
                    found == null ? null : found.user.account(issuer, subject).orElse(null);
            if (found == null || account == null || found.user.accounts().size() <= leaving) {
                return false;
            }
            Map<String, String> old = deletion.reservations(List.of(name));
            if (put(found, found.user.without(account))) {
                old.forEach(redis::remove);
                return true;
            }
        }
    }

    boolean replaceTokens(String issuer, String subject, @Nullable String expected, @Nullable String tokens) {
        UniqueName name = UniqueName.account(keys, issuer, subject);
        for (Backoff backoff = new Backoff(); ; backoff.again()) {
            String id = find(name).map(UserDocument::id).orElse(null);
            Found found = id == null ? null : existing(id);
            StoredAccount account =
                    found == null ? null : found.user.account(issuer, subject).orElse(null);
            if (found == null || account == null || !Objects.equals(account.tokens(), expected)) {
                return false;
            }
            List<StoredAccount> changed = found.user.accounts().stream()
                    .map(kept -> kept.equals(account) ? new StoredAccount(kept.account(), tokens) : kept)
                    .toList();
            if (put(found, found.user.with(changed))) {
                return true;
            }
        }
    }

    /**
     * Returns the user for a change; {@code null} if there is no such user. If the deletion of the user has begun, this
     * method completes the deletion and returns {@code null}.
     */
    private @Nullable Found existing(String id) {
        String text = redis.get(keys.user(id));
        UserDocument user = UserDocument.of(text).orElse(null);
        if (text == null || user == null) {
            return null;
        }
        if (user.markedForDeletion()) {
            deletion.finish(id);
            return null;
        }
        return new Found(text, user);
    }

    private boolean put(Found before, UserDocument next) {
        return redis.put(keys.user(next.id()), before.text, next.text(), KeyLifetime.FOREVER);
    }

    private List<UniqueName> email(UserDocument user) {
        String address = user.email();
        return address == null ? List.of() : List.of(UniqueName.email(keys, address));
    }
}
