package dev.latchkey.secondfactor;

import static java.util.Objects.requireNonNull;

import dev.latchkey.featuremails.NoticeEvent;
import dev.latchkey.featuremails.SecurityNotice;
import java.util.Locale;
import java.util.Optional;

/** Something that happened to the second factor of a user. */
public record SecondFactorEvent(String userId, What what) implements NoticeEvent {

    public SecondFactorEvent {
        requireNonNull(userId, "userId");
        requireNonNull(what, "what");
    }

    /** What happened. More may be added. */
    public enum What {
        /** The user has set up an authenticator app. */
        APP_ADDED,
        /** The user, a recovery or the application has removed the authenticator app and the backup codes. */
        APP_REMOVED,
        /** The user has new backup codes, and the earlier ones count no more. */
        BACKUP_CODES_MADE,
        /** Somebody has used a backup code. */
        BACKUP_CODE_USED,
        /** The user trusts a browser, which is not asked again. */
        BROWSER_TRUSTED,
        /** Somebody who has shown the first factor has begun a recovery by mail. */
        RECOVERY_BEGUN,
        /** A recovery ended, because the user stopped it or showed the second factor. */
        RECOVERY_STOPPED,
        /** A recovery was completed, after its waiting time. */
        RECOVERED
    }

    /** Returns {@code second-factor}. */
    @Override
    public String feature() {
        return SecondFactor.ID;
    }

    /** Returns a name for each of {@link What}, such as {@code second-factor-app-added}. */
    @Override
    public String kind() {
        return feature() + "-" + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A recovery has mails of its own, and a browser is trusted at a sign-in. */
    @Override
    public Optional<SecurityNotice> notice() {
        return switch (what) {
            case APP_ADDED -> notice(SecondFactorText.NOTICE_APP_ADDED_SUBJECT, SecondFactorText.NOTICE_APP_ADDED);
            case APP_REMOVED ->
                notice(SecondFactorText.NOTICE_APP_REMOVED_SUBJECT, SecondFactorText.NOTICE_APP_REMOVED);
            case BACKUP_CODES_MADE ->
                notice(SecondFactorText.NOTICE_CODES_MADE_SUBJECT, SecondFactorText.NOTICE_CODES_MADE);
            case BACKUP_CODE_USED ->
                notice(SecondFactorText.NOTICE_CODE_USED_SUBJECT, SecondFactorText.NOTICE_CODE_USED);
            case BROWSER_TRUSTED, RECOVERY_BEGUN, RECOVERY_STOPPED, RECOVERED -> Optional.empty();
        };
    }

    private static Optional<SecurityNotice> notice(SecondFactorText subject, SecondFactorText text) {
        return Optional.of(SecurityNotice.of(subject, text));
    }
}
