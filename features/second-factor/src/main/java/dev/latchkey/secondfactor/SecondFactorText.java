package dev.latchkey.secondfactor;

import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import java.util.List;

/** The texts of the second factor. */
enum SecondFactorText implements TextKey {
    NAME("second-factor.name"),
    CODE("second-factor.code"),
    BACKUP_CODE("second-factor.backup-code"),
    ANY_CODE("second-factor.any-code"),
    WRONG_CODE("second-factor.wrong-code"),
    WRONG_BACKUP_CODE("second-factor.wrong-backup-code"),
    WRONG_ANY_CODE("second-factor.wrong-any-code"),
    CONTINUE("second-factor.continue"),

    STEP_TITLE("second-factor.step.title"),
    STEP_LEAD("second-factor.step.lead"),
    STEP_TRUST("second-factor.step.trust", Of.DAYS),
    STEP_BACKUP("second-factor.step.backup"),
    STEP_BACKUP_LEAD("second-factor.step.backup-lead"),
    STEP_RECOVER("second-factor.step.recover"),
    STEP_RECOVER_BUTTON("second-factor.step.recover-button"),
    STEP_INSTEAD("second-factor.step.instead", Of.METHOD),
    STEP_OTHER("second-factor.step.other", Of.METHOD),
    STEP_CANCEL("second-factor.step.cancel"),

    SETUP_TITLE("second-factor.setup.title"),
    SETUP_LEAD("second-factor.setup.lead"),
    SETUP_REQUIRED("second-factor.setup.required"),
    SETUP_PICTURE("second-factor.setup.picture"),
    SETUP_KEY("second-factor.setup.key"),
    SETUP_OPEN("second-factor.setup.open"),
    SETUP_PROOF("second-factor.setup.proof"),
    SETUP_BUTTON("second-factor.setup.button"),
    SETUP_UNTIL("second-factor.setup.until", Of.TIME),
    SETUP_SKIP("second-factor.setup.skip"),
    SETUP_ENDED("second-factor.setup.ended"),
    SETUP_UNPROVED_TITLE("second-factor.setup.unproved.title"),
    SETUP_UNPROVED("second-factor.setup.unproved"),
    SETUP_THERE("second-factor.setup.there"),

    CODES_TITLE("second-factor.codes.title"),
    CODES_LEAD("second-factor.codes.lead", Of.SITE),
    CODES_PRINT("second-factor.codes.print"),
    CODES_COPY("second-factor.codes.copy"),
    CODES_COPIED("second-factor.codes.copied"),
    CODES_DOWNLOAD("second-factor.codes.download"),
    CODES_DONE("second-factor.codes.done"),

    MANAGE_TITLE("second-factor.manage.title"),
    MANAGE_LEAD("second-factor.manage.lead"),
    MANAGE_CODES("second-factor.manage.codes"),
    MANAGE_CODES_HINT("second-factor.manage.codes-hint"),
    MANAGE_REMOVE("second-factor.manage.remove"),
    MANAGE_REMOVE_HINT("second-factor.manage.remove-hint"),
    MANAGE_BACK("second-factor.manage.back"),

    SECTION_TITLE("second-factor.section.title"),
    SECTION_OFF("second-factor.section.off"),
    SECTION_SET_UP("second-factor.section.set-up"),
    SECTION_ON("second-factor.section.on"),
    SECTION_SINCE("second-factor.section.since", Of.DAY),
    SECTION_LEFT("second-factor.section.left", Of.NUMBER),
    SECTION_CHANGE("second-factor.section.change"),
    SECTION_TRUSTED("second-factor.section.trusted"),
    SECTION_TRUSTED_UNTIL("second-factor.section.trusted-until", Of.DAY),
    SECTION_THIS_BROWSER("second-factor.section.this-browser"),
    SECTION_END("second-factor.section.end"),
    SECTION_END_NAMED("second-factor.section.end-named", Of.BROWSER),
    SECTION_UNKNOWN_BROWSER("second-factor.section.unknown-browser"),
    SECTION_RECOVERY("second-factor.section.recovery", Of.TIME),

    RECOVERY_TITLE("second-factor.recovery.title"),
    RECOVERY_BEGUN("second-factor.recovery.begun", Of.ADDRESS, Of.TIME),
    RECOVERY_READY("second-factor.recovery.ready", Of.ADDRESS),
    RECOVERY_CODE("second-factor.recovery.code"),
    RECOVERY_WRONG("second-factor.recovery.wrong"),
    RECOVERY_BUTTON("second-factor.recovery.button"),
    RECOVERY_LINK("second-factor.recovery.link"),
    RECOVERY_BACK("second-factor.recovery.back"),

    STOP_TITLE("second-factor.stop.title"),
    STOP_LEAD("second-factor.stop.lead"),
    STOP_BUTTON("second-factor.stop.button"),
    STOP_DONE("second-factor.stop.done"),
    STOP_ENDED("second-factor.stop.ended"),

    MAIL_NOTICE_SUBJECT("second-factor.mail.notice.subject", Of.SITE),
    MAIL_NOTICE_HEADING("second-factor.mail.notice.heading"),
    MAIL_NOTICE_TEXT("second-factor.mail.notice.text", Of.SITE),
    MAIL_NOTICE_WHEN("second-factor.mail.notice.when", Of.TIME),
    MAIL_NOTICE_STOP("second-factor.mail.notice.stop"),
    MAIL_NOTICE_NOTE("second-factor.mail.notice.note"),
    MAIL_READY_SUBJECT("second-factor.mail.ready.subject", Of.SITE),
    MAIL_READY_HEADING("second-factor.mail.ready.heading"),
    MAIL_READY_TEXT("second-factor.mail.ready.text", Of.SITE),
    MAIL_READY_BUTTON("second-factor.mail.ready.button"),
    MAIL_READY_NOTE("second-factor.mail.ready.note"),

    NOTICE_APP_ADDED_SUBJECT("second-factor.notice.app-added.subject", Of.SITE),
    NOTICE_APP_ADDED("second-factor.notice.app-added"),
    NOTICE_APP_REMOVED_SUBJECT("second-factor.notice.app-removed.subject", Of.SITE),
    NOTICE_APP_REMOVED("second-factor.notice.app-removed"),
    NOTICE_CODES_MADE_SUBJECT("second-factor.notice.codes-made.subject", Of.SITE),
    NOTICE_CODES_MADE("second-factor.notice.codes-made"),
    NOTICE_CODE_USED_SUBJECT("second-factor.notice.code-used.subject", Of.SITE),
    NOTICE_CODE_USED("second-factor.notice.code-used");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, from records
    private final List<Argument> arguments;

    SecondFactorText(String key, Argument... arguments) {
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** All of them, and where they are. */
    static TextBundle bundle() {
        return new TextBundle(
                "second-factor.", List.of(values()), name -> SecondFactorText.class.getResourceAsStream(name));
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<Argument> arguments() {
        return arguments;
    }

    private static final class Of {
        static final Argument DAYS = new Argument("number of days", 30);
        static final Argument DAY = new Argument("day", "November 3, 2026");
        static final Argument TIME = new Argument("time", "November 1, 2026 at 2:05 PM UTC");
        static final Argument NUMBER = new Argument("number of codes", 10);
        static final Argument BROWSER = new Argument("browser", "Firefox");
        static final Argument ADDRESS = new Argument("e-mail address", "a***@example.com");
        static final Argument METHOD = new Argument("sign-in method", "Passkey");
        static final Argument SITE = new Argument("application", "Example");

        private Of() {}
    }
}
