package dev.latchkey.passwords;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.featuremails.NoticeEvent;
import dev.latchkey.featuremails.SecurityNotice;
import java.util.Optional;

/** What happens to passwords. More kinds will be added, so ignore those that you do not know. */
public sealed interface PasswordEvent extends AuthEvent.FeatureEvent {

    @Override
    default String feature() {
        return Passwords.ID;
    }

    /**
     * A user has a new password, and all other sessions of the user have ended.
     *
     * @param how the way in which the user or the application set it
     */
    record Changed(String userId, How how) implements PasswordEvent, NoticeEvent {

        /** Returns a name for each {@link How}, such as {@code passwords-reset}. */
        @Override
        public String kind() {
            return feature()
                    + switch (how) {
                        case CHANGE -> "-changed";
                        case FIRST -> "-first-set";
                        case RESET -> "-reset";
                        case APPLICATION -> "-set-by-application";
                    };
        }

        @Override
        public Optional<SecurityNotice> notice() {
            return Optional.of(SecurityNotice.of(PasswordText.NOTICE_CHANGED_SUBJECT, PasswordText.NOTICE_CHANGED));
        }
    }

    /**
     * The service that knows stolen passwords did not answer, so a new password was accepted without its word.
     *
     * @param userId of the user; empty text if there is no user yet
     */
    record BreachCheckFailed(String userId) implements PasswordEvent {

        @Override
        public boolean isFailure() {
            return true;
        }
    }

    /** How a password came to be set. */
    enum How {
        /** The user changed it while signed in. */
        CHANGE,
        /** The user set a first one while signed in. */
        FIRST,
        /** The user reset it with a link from a mail. */
        RESET,
        /** The application set it. */
        APPLICATION
    }
}
