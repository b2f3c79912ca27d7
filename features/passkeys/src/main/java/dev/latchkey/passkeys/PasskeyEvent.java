package dev.latchkey.passkeys;

import dev.latchkey.featuremails.NoticeEvent;
import dev.latchkey.featuremails.SecurityNotice;
import java.util.Optional;

/** What happens to the passkeys of users, for listeners. */
public sealed interface PasskeyEvent extends NoticeEvent {

    @Override
    default String feature() {
        return Passkeys.ID;
    }

    /**
     * A user has a new passkey.
     *
     * @param id of the passkey
     */
    record Added(String userId, String id) implements PasskeyEvent {

        @Override
        public Optional<SecurityNotice> notice() {
            return Optional.of(SecurityNotice.of(PasskeyText.NOTICE_ADDED_SUBJECT, PasskeyText.NOTICE_ADDED));
        }
    }

    /**
     * A passkey was removed.
     *
     * @param id of the passkey
     */
    record Removed(String userId, String id) implements PasskeyEvent {

        @Override
        public Optional<SecurityNotice> notice() {
            return Optional.of(SecurityNotice.of(PasskeyText.NOTICE_REMOVED_SUBJECT, PasskeyText.NOTICE_REMOVED));
        }
    }

    /**
     * A passkey was refused, because its counter of signatures did not go on: there may be a copy of a key that cannot
     * be copied. The passkey stays, and each use is refused until the counter is ahead again.
     *
     * @param id of the passkey
     */
    record CloneSuspected(String userId, String id) implements PasskeyEvent {

        @Override
        public boolean isFailure() {
            return true;
        }

        @Override
        public Optional<SecurityNotice> notice() {
            return Optional.of(SecurityNotice.of(PasskeyText.NOTICE_CLONE_SUBJECT, PasskeyText.NOTICE_CLONE));
        }
    }
}
