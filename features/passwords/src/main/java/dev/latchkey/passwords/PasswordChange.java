package dev.latchkey.passwords;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.model.Session;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.session.SessionControl;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets a new password, and ends what somebody may have begun with the one before. */
record PasswordChange(
        PasswordRecords passwords,
        Optional<SessionControl> sessions,
        Callers callers,
        RateLimiter limits,
        EventListeners events) {

    private static final String CHANGES = "changes of a password";
    private static final RateLimit OF_SESSION = new RateLimit(5, Duration.ofHours(1));

    /**
     * Sets it in place of {@code before}. All sessions of the user end, and all sign-ins that wait for a step. They end
     * before the change, so that no failure leaves a new password beside the session of a thief, and once more after
     * it.
     *
     * @param before {@code null}: the user has none
     * @return {@code false} if the user has another password by now, or is gone
     */
    boolean set(String userId, @Nullable StoredPassword before, String hash, PasswordEvent.How how) {
        end(userId, null);
        if (passwords.set(userId, before, hash, false).isEmpty()) {
            return false;
        }
        events.tell(new PasswordEvent.Changed(userId, how)); // before anything else can fail
        end(userId, null);
        return true;
    }

    /**
     * Asks whether this session may change the password once more, before the work of a new one.
     *
     * @throws TooManyRequests if it may not
     */
    void requireRoom(Session session) {
        limits.requireRoom(CHANGES, who(session), OF_SESSION);
    }

    /** Each session counts apart, so that a thief who has one leaves the owner theirs. */
    static String who(Session session) {
        return session.id().orElseGet(() -> session.user().id());
    }

    /**
     * Works like {@link #set}, for a user who is signed in and whose session stays. If that session has ended, the old
     * password stays, also if the store fails: the new one counts only after a look at the session that comes after all
     * the work. If the session ends between that look and the change, nobody stays signed in with the new password,
     * neither password counts, and the owner gets the notice of a change.
     *
     * @throws TooManyRequests if the password was changed too often with this session
     * @throws AuthException.Refused if the user has another password by now, or the session has ended
     */
    void bySession(EndpointCall call, @Nullable StoredPassword before, String hash) {
        Session session = call.session();
        String userId = session.user().id();
        limits.require(CHANGES, who(session), OF_SESSION);
        String stays = session.id().orElse(null);
        end(userId, stays);
        PasswordRecords.Announced announced = callers.change(
                        call, userId, () -> Optional.of(changed(passwords.announce(userId, before))), nothing -> {})
                .orElseThrow(AuthException.Refused::sessionRequired);
        PasswordEvent.How how = before == null ? PasswordEvent.How.FIRST : PasswordEvent.How.CHANGE;
        boolean stands = callers.change(call, userId, () -> Optional.of(changed(announced, hash, how)), this::takeBack)
                .isPresent();
        if (!stands) {
            throw AuthException.Refused.sessionRequired();
        }
        end(userId, stays);
    }

    /** Lets the password count no more. Sessions and sign-ins end as for {@link #set}, if the user has a password. */
    boolean distrust(String userId) {
        if (passwords.of(userId).isEmpty()) {
            return false;
        }
        end(userId, null);
        boolean has = passwords.letCount(userId, false);
        end(userId, null);
        return has;
    }

    /**
     * Tells the owner before anything else can fail, also of a change of which the store does not say if it was made.
     */
    private StoredPassword changed(PasswordRecords.Announced announced, String hash, PasswordEvent.How how) {
        AuthEvent told = new PasswordEvent.Changed(announced.record().owner(), how);
        StoredPassword now;
        try {
            now = changed(passwords.change(announced, hash));
        } catch (AuthException.Fault e) {
            if (!passwords.isOpen(announced)) {
                events.tell(told);
            }
            throw e;
        }
        events.tell(told);
        return now;
    }

    private static <T> T changed(Optional<T> change) {
        return change.orElseThrow(
                () -> new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "the password was changed meanwhile"));
    }

    private void takeBack(StoredPassword now) {
        passwords.remove(now);
        end(now.userId(), null);
    }

    /** Sets a hash of other software. Sessions and sign-ins end as for {@link #set}, if the user had a password. */
    boolean importHash(String userId, @Nullable StoredPassword before, String hash) {
        if (before != null) {
            end(userId, null);
        }
        if (passwords.set(userId, before, hash, true).isEmpty()) {
            return false;
        }
        if (before != null) {
            events.tell(new PasswordEvent.Changed(userId, PasswordEvent.How.APPLICATION));
            end(userId, null);
        }
        return true;
    }

    private void end(String userId, @Nullable String except) {
        sessions.ifPresent(control -> control.revokeAll(userId, except));
    }
}
