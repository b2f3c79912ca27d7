package dev.latchkey.passwords;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
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
    private static final RateLimit OF_USER = new RateLimit(5, Duration.ofHours(1));

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
        end(userId, null);
        events.tell(new PasswordEvent.Changed(userId, how));
        return true;
    }

    /**
     * Works like {@link #set}, for a user who is signed in and whose session stays. If that session ends meanwhile, the
     * old password counts again, and nobody stays signed in with the new one.
     *
     * @throws TooManyRequests if the user has changed the password too often. Somebody else who has it too must not
     *     keep the user busy
     * @throws AuthException.Refused if the user has another password by now, or the session has ended
     */
    void bySession(EndpointCall call, @Nullable StoredPassword before, String hash) {
        Session session = call.session();
        String userId = session.user().id();
        limits.count(CHANGES, userId, OF_USER).ifPresent(wait -> {
            throw new TooManyRequests("too many " + CHANGES, wait);
        });
        String stays = session.id().orElse(null);
        end(userId, stays);
        boolean stands = callers.change(call, userId, () -> {
            StoredPassword now = passwords
                    .change(userId, before, hash)
                    .orElseThrow(() ->
                            new AuthException.Refused(ErrorCode.NOT_CONFIRMED, "the password was changed meanwhile"));
            return Optional.of(() -> takeBack(now, before));
        });
        if (!stands) {
            throw AuthException.Refused.sessionRequired();
        }
        end(userId, stays);
        PasswordEvent.How how = before == null ? PasswordEvent.How.FIRST : PasswordEvent.How.CHANGE;
        events.tell(new PasswordEvent.Changed(userId, how));
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

    private void takeBack(StoredPassword now, @Nullable StoredPassword before) {
        passwords.takeBack(now, before);
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
            end(userId, null);
            events.tell(new PasswordEvent.Changed(userId, PasswordEvent.How.APPLICATION));
        }
        return true;
    }

    private void end(String userId, @Nullable String except) {
        sessions.ifPresent(control -> control.revokeAll(userId, except));
    }
}
