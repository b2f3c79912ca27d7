package dev.latchkey.secondfactor;

import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.RequestBody;
import dev.latchkey.model.Factor;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks what a user has typed: a code of the app or a backup code, whichever field it is in. The code is used up. A
 * right code stops a recovery, wherever it was typed.
 */
final class CodeCheck {

    static final String CODE = "code";
    static final String BACKUP_CODE = "backupCode";

    /** The method of a factor (RFC 8176). */
    private static final String OTP = "otp";

    private static final String BACKUP = "backup-code";
    private static final String RECOVERY = "recovery";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + TimeCodes.DIGITS + "}");

    private final AuthenticatorApps apps;
    private final BackupCodes backupCodes;
    private final CodeLimits limits;
    private final MailRecovery recovery;
    private final EventListeners events;
    private final InstantSource clock;

    CodeCheck(
            AuthenticatorApps apps,
            BackupCodes backupCodes,
            CodeLimits limits,
            MailRecovery recovery,
            EventListeners events,
            InstantSource clock) {
        this.apps = apps;
        this.backupCodes = backupCodes;
        this.limits = limits;
        this.recovery = recovery;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Returns the factor that the user has shown; empty: the code is wrong.
     *
     * @throws dev.latchkey.error.TooManyRequests after too many wrong ones of this user
     */
    Optional<Factor> check(String userId, RequestBody body) {
        String typed = typed(body);
        if (isDigits(digits(typed))) {
            return checkApp(userId, body);
        }
        // backup codes without an app are left over from a set-up that did not end
        if (!limits.any(userId, () -> apps.has(userId) && backupCodes.use(userId, typed))) {
            return Optional.empty();
        }
        events.tell(new SecondFactorEvent(userId, What.BACKUP_CODE_USED));
        recovery.shown(userId);
        return Optional.of(shown(BACKUP, Factor.Kind.RECOVERY));
    }

    /** Works like {@link #check}, for a code of the app alone. */
    Optional<Factor> checkApp(String userId, RequestBody body) {
        String digits = digits(typed(body));
        if (!isDigits(digits) || !limits.digits(userId, () -> apps.use(userId, digits))) {
            return Optional.empty();
        }
        recovery.shown(userId);
        return Optional.of(otp());
    }

    /** A code of the app. */
    Factor otp() {
        return shown(OTP, Factor.Kind.POSSESSION);
    }

    /** A recovery by mail, with its waiting time. */
    Factor recovery() {
        return shown(RECOVERY, Factor.Kind.RECOVERY);
    }

    /**
     * Returns whether one of these was shown here, or makes a second factor unnecessary. A code that another provider
     * names has another kind, and does not count.
     */
    static boolean isEnough(List<Factor> shown) {
        return shown.stream().anyMatch(factor -> switch (factor.kind()) {
            case PHISHING_RESISTANT -> true;
            case POSSESSION -> factor.method().equals(OTP);
            case RECOVERY -> List.of(BACKUP, RECOVERY).contains(factor.method());
            case KNOWLEDGE, INHERENCE, UPSTREAM, UNKNOWN -> false;
        });
    }

    /** Returns the digits of a code of the app without the blanks that apps show in it. */
    static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }

    static boolean isDigits(String code) {
        return DIGITS.matcher(code).matches();
    }

    private static String typed(RequestBody body) {
        String code = body.text(CODE);
        String backup = body.text(BACKUP_CODE);
        return code != null && !code.isBlank() ? code : backup == null ? "" : backup;
    }

    private Factor shown(String method, Factor.Kind kind) {
        return new Factor(method, kind, clock.instant());
    }
}
