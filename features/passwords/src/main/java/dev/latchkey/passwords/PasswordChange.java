package dev.latchkey.passwords;

import dev.latchkey.feature.EventListeners;
import dev.latchkey.session.SessionControl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets a new password, and ends what somebody may have begun with the one before. */
record PasswordChange(PasswordRecords passwords, Optional<SessionControl> sessions, EventListeners events) {

    /**
     * Sets it in place of {@code before}. All sessions of the user end, and all sign-ins that wait for a step. They end
     * before the change, so that no failure leaves a new password beside the session of a thief, and once more after
     * it.
     *
     * @param before {@code null}: the user has none
     * @param session the id of the session that stays; {@code null} for none
     * @return {@code false} if the user has another password by now, or is gone
     */
    boolean set(
            String userId,
            @Nullable StoredPassword before,
            String hash,
            PasswordEvent.How how,
            @Nullable String session) {
        end(userId, session);
        if (!passwords.set(userId, before, hash, false)) {
            return false;
        }
        end(userId, session);
        events.tell(new PasswordEvent.Changed(userId, how));
        return true;
    }

    /** Sets a hash of other software. Sessions and sign-ins end as for {@link #set}, if the user had a password. */
    boolean importHash(String userId, @Nullable StoredPassword before, String hash) {
        if (before != null) {
            end(userId, null);
        }
        if (!passwords.set(userId, before, hash, true)) {
            return false;
        }
        if (before != null) {
            end(userId, null);
            events.tell(new PasswordEvent.Changed(userId, PasswordEvent.How.APPLICATION));
        }
        return true;
    }

    private void end(String userId, @Nullable String session) {
        sessions.ifPresent(control -> control.revokeAll(userId, session));
    }
}
