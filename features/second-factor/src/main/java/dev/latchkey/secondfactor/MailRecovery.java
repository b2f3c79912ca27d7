package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.Claims;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Recoveries by mail, each with a waiting time in which the notice, the account page, or any factor that is enough
 * stops it. So neither the first factor nor the mailbox alone is ever enough, and the owner hears of both in time. It
 * also ends with all sessions of the user, and so with a new password.
 */
final class MailRecovery {

    private static final String GROUP = SecondFactor.ID + "-recovery";

    /** How long a recovery can be completed once its waiting time is over. */
    static final Duration OPEN = Duration.ofDays(7);

    /** How long the user must have had an address before a recovery by it can be completed. */
    private static final Duration SETTLED = Duration.ofDays(7);

    /** Longer than a completion takes. */
    private static final Duration COMPLETION = Duration.ofMinutes(1);

    private static final String BEGUN = "begun";
    private static final String TAKEN = "taken";
    private static final String CERTAIN = "certain";

    /** Each attempt that loses has seen a completion begin or fail. */
    private static final int MOST_ATTEMPTS = 5;

    private final UserRecords records;
    private final AuthenticatorApps apps;
    private final UserStore users;
    private final AddressProofs addresses;
    private final EventListeners events;
    private final InstantSource clock;
    private final Duration wait;
    private final boolean on;

    /** Nobody can recover unless {@code on}: the application sends no mails, or does not want it. */
    MailRecovery(
            UserRecords records,
            AuthenticatorApps apps,
            UserStore users,
            AddressProofs addresses,
            EventListeners events,
            InstantSource clock,
            Duration wait,
            boolean on) {
        this.records = records;
        this.apps = apps;
        this.users = users;
        this.addresses = addresses;
        this.events = events;
        this.clock = clock;
        this.wait = wait;
        this.on = on;
    }

    /**
     * A recovery that was begun.
     *
     * @param begun names it: another one of the same user begins later
     * @param possible when it can be completed
     */
    record BegunRecovery(StoredRecord record, long begun, Instant possible) {

        /** Returns how long it exists at most, with the time in which it can be completed. */
        Duration lasts() {
            return Duration.between(Instant.ofEpochSecond(begun), possible).plus(OPEN);
        }

        boolean isReady(Instant now) {
            return !now.isBefore(possible);
        }

        @Override
        public String toString() {
            return "BegunRecovery[" + possible + "]";
        }
    }

    /** Returns the proved address of a user who has an app to lose; empty: this user cannot recover. */
    Optional<String> address(String userId) {
        return on && apps.has(userId) && addresses.isProved(userId)
                ? users.user(userId)
                        .filter(StoredUser::hasVerifiedEmail)
                        .flatMap(user -> Optional.ofNullable(user.user().email()))
                : Optional.empty();
    }

    /** The recoveries in a store. */
    static UserRecords records(RecordStore store) {
        return UserRecords.boundToSessions(GROUP, store);
    }

    boolean isFor(String userId) {
        return address(userId).isPresent();
    }

    /** Returns the recovery that waits or can be completed. */
    Optional<BegunRecovery> find(String userId) {
        return on
                ? users.user(userId).flatMap(user -> records.find(userId).map(record -> begun(user, record)))
                : Optional.empty();
    }

    /** Begins one; empty if another call was first, or the app was removed meanwhile. */
    Optional<BegunRecovery> begin(String userId) {
        long now = clock.instant().getEpochSecond();
        boolean added = users.user(userId)
                .filter(user -> records.add(
                        userId,
                        Claims.empty().with(BEGUN, now),
                        possible(user, now).plus(OPEN)))
                .isPresent();
        if (!added) {
            return Optional.empty();
        }
        if (!apps.has(userId)) { // it was removed, perhaps before this recovery was there
            records.remove(userId);
            return Optional.empty();
        }
        events.tell(new SecondFactorEvent(userId, What.RECOVERY_BEGUN));
        return find(userId);
    }

    /**
     * Ends it, since the user stopped it; {@code false} if it is not there any more.
     *
     * @throws AuthException.Refused if it is completed at this moment
     */
    boolean stop(String userId, long begun) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            BegunRecovery found =
                    find(userId).filter(recovery -> recovery.begun() == begun).orElse(null);
            if (found == null) {
                return false;
            }
            if (isTaken(found)) {
                throw new AuthException.Refused(ErrorCode.VERIFICATION, "the recovery is completed at this moment");
            }
            if (records.store().deleteRecord(found.record())) { // else it is taken or given back at this moment
                events.tell(new SecondFactorEvent(userId, What.RECOVERY_STOPPED));
                return true;
            }
        }
        throw changing();
    }

    /**
     * The user has shown the second factor, or one that is two in one, so nothing is lost. This stops a completion too,
     * until the completion is certain.
     */
    void shown(String userId) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            StoredRecord there = records.find(userId).orElse(null);
            if (there == null || isUntil(there, CERTAIN)) {
                return;
            }
            if (records.store().deleteRecord(there)) {
                events.tell(new SecondFactorEvent(userId, What.RECOVERY_STOPPED));
                return;
            }
        }
        throw changing();
    }

    private static AuthException.Fault changing() {
        return new AuthException.Fault(ErrorCode.ADAPTER, "others keep changing a recovery", null);
    }

    /** Takes it for its completion; of several calls at the same time, one succeeds, and nobody stops it meanwhile. */
    Optional<BegunRecovery> take(BegunRecovery recovery) {
        return isTaken(recovery) ? Optional.empty() : marked(recovery, TAKEN);
    }

    /**
     * Makes the completion certain, at the last look of its sign-in: from now on nothing stops it.
     *
     * @return {@code false} if it was stopped
     */
    boolean makeCertain(BegunRecovery taken) {
        return marked(taken, CERTAIN).isPresent();
    }

    private Optional<BegunRecovery> marked(BegunRecovery recovery, String mark) {
        StoredRecord there = recovery.record();
        Claims content = UserRecords.content(there)
                .with(mark, clock.instant().plus(COMPLETION).toEpochMilli());
        return records.replace(there, content)
                ? Optional.of(new BegunRecovery(
                        there.replaced(content.toJson(), there.expires()), recovery.begun(), recovery.possible()))
                : Optional.empty();
    }

    private boolean isTaken(BegunRecovery recovery) {
        return isUntil(recovery.record(), TAKEN);
    }

    private boolean isUntil(StoredRecord record, String mark) {
        return UserRecords.content(record)
                .number(mark)
                .filter(until -> clock.instant().toEpochMilli() < until)
                .isPresent();
    }

    /** Lets it be completed again, or stopped. If the store fails here too, that is possible after a minute. */
    void giveBack(BegunRecovery taken) {
        records.find(taken.record().owner())
                .filter(there -> mark(there).equals(mark(taken.record())))
                .ifPresent(there -> records.replace(
                        there, UserRecords.content(there).without(TAKEN).without(CERTAIN))); // false: it is gone
    }

    private static Optional<Long> mark(StoredRecord record) {
        return UserRecords.content(record).number(TAKEN);
    }

    private BegunRecovery begun(StoredUser user, StoredRecord record) {
        long begun = UserRecords.content(record).number(BEGUN).orElse(Long.MAX_VALUE / 2_000);
        return new BegunRecovery(record, begun, possible(user, begun));
    }

    /**
     * Returns when the recovery can be completed. Somebody who has changed the address gets the mails of the recovery,
     * so the owner has time to undo the change.
     */
    private Instant possible(StoredUser user, long begun) {
        Instant waited = Instant.ofEpochSecond(begun).plus(wait);
        Instant verified = user.emailVerified();
        Instant settled = verified == null ? waited : verified.plus(SETTLED);
        return settled.isAfter(waited) ? settled : waited;
    }
}
