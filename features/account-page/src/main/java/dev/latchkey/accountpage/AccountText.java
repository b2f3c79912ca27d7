package dev.latchkey.accountpage;

import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import java.util.List;

/** The texts of the account page. */
enum AccountText implements TextKey {
    TITLE("account.title"),
    BACK("account.back"),
    CONFIRM_FIRST("account.confirm-first"),

    NOTICE_SESSION_ENDED("account.notice.session-ended"),
    NOTICE_OTHERS_ENDED("account.notice.others-ended"),
    NOTICE_UNLINKED("account.notice.unlinked"),
    NOTICE_NO_SESSION("account.notice.no-session"),
    NOTICE_NOT_POSSIBLE("account.notice.not-possible"),
    NOTICE_NOT_UNLINKED("account.notice.not-unlinked"),
    NOTICE_PROFILE_SAVED("account.notice.profile-saved"),
    NOTICE_PROFILE_NOT_SAVED("account.notice.profile-not-saved", Of.LENGTH),
    NOTICE_EMAIL_CHANGED("account.notice.email-changed"),
    NOTICE_EMAIL_INVALID("account.notice.email-invalid"),
    NOTICE_EMAIL_NOT_CHANGED("account.notice.email-not-changed"),
    NOTICE_NOT_DELETED("account.notice.not-deleted"),
    NOTICE_NOT_LINKED("account.notice.not-linked"),

    PROFILE("account.profile"),
    PROFILE_SIGN_OUT("account.profile.sign-out"),
    PROFILE_NAME("account.profile.name"),
    PROFILE_NOT_SET("account.profile.not-set"),
    PROFILE_YES("account.profile.yes"),
    PROFILE_NO("account.profile.no"),
    PROFILE_SAVE("account.profile.save"),

    EMAIL("account.email"),
    EMAIL_NONE("account.email.none"),
    EMAIL_NEW("account.email.new"),
    EMAIL_CHANGE("account.email.change"),
    EMAIL_SENT_TITLE("account.email.sent-title"),
    EMAIL_SENT_LEAD("account.email.sent-lead"),
    EMAIL_CODE("account.email.code"),
    EMAIL_WRONG_CODE("account.email.wrong-code"),
    EMAIL_CONFIRM_TITLE("account.email.confirm-title"),
    EMAIL_CONFIRM_LEAD("account.email.confirm-lead"),
    EMAIL_CONFIRM_BUTTON("account.email.confirm-button"),

    UNDO_TITLE("account.undo.title"),
    UNDO_LEAD("account.undo.lead"),
    UNDO_BUTTON("account.undo.button"),
    UNDONE_TITLE("account.undo.done-title"),
    UNDONE_LEAD("account.undo.done-lead"),
    NOT_UNDONE_TITLE("account.undo.not-done-title"),
    NOT_UNDONE_LEAD("account.undo.not-done-lead"),
    UNDO_TAKEN_LEAD("account.undo.taken-lead"),

    MAIL_CONFIRM_SUBJECT("account.mail.confirm-subject", Of.SITE),
    MAIL_CONFIRM_HEADING("account.mail.confirm-heading"),
    MAIL_CONFIRM_LEAD("account.mail.confirm-lead"),
    MAIL_CONFIRM_LINK("account.mail.confirm-link"),
    MAIL_CONFIRM_NOTE("account.mail.confirm-note"),
    MAIL_CHANGED_SUBJECT("account.mail.changed-subject", Of.SITE),
    MAIL_CHANGED_HEADING("account.mail.changed-heading"),
    MAIL_CHANGED_LEAD("account.mail.changed-lead"),
    MAIL_CHANGED_UNDO("account.mail.changed-undo", Of.DAYS),
    MAIL_CHANGED_LINK("account.mail.changed-link"),
    MAIL_CHANGED_NOTE("account.mail.changed-note"),

    SESSIONS("account.sessions"),
    SESSIONS_CURRENT("account.sessions.current"),
    SESSIONS_BROWSER("account.sessions.browser", Of.BROWSER, Of.SYSTEM),
    SESSIONS_UNKNOWN_BROWSER("account.sessions.unknown-browser"),
    SESSIONS_ORIGIN("account.sessions.origin", Of.PROVIDER),
    SESSIONS_ORIGIN_ADDRESS("account.sessions.origin-address", Of.PROVIDER, Of.ADDRESS),
    SESSIONS_SINCE("account.sessions.since", Of.TIME),
    SESSIONS_LAST_SEEN("account.sessions.last-seen", Of.TIME, Of.DAY),
    SESSIONS_NOT_LISTED("account.sessions.not-listed"),
    SESSIONS_NEWEST("account.sessions.newest", Of.NUMBER),
    SESSIONS_END("account.sessions.end"),
    SESSIONS_END_NAMED("account.sessions.end-named", Of.SESSION),
    SESSIONS_END_OTHERS("account.sessions.end-others"),

    SIGN_IN("account.sign-in"),
    SIGN_IN_LINKED("account.sign-in.linked"),
    SIGN_IN_LAST("account.sign-in.last"),
    SIGN_IN_READY("account.sign-in.ready"),
    SIGN_IN_NOT_LINKED("account.sign-in.not-linked"),
    SIGN_IN_LINK("account.sign-in.link"),
    SIGN_IN_LINK_NAMED("account.sign-in.link-named", Of.PROVIDER),
    SIGN_IN_UNLINK("account.sign-in.unlink"),
    SIGN_IN_UNLINK_NAMED("account.sign-in.unlink-named", Of.PROVIDER),

    DATA("account.data"),
    DATA_EXPORT("account.data.export"),
    DATA_EXPORT_LEAD("account.data.export-lead"),
    DATA_EXPORT_LINK("account.data.export-link"),
    DATA_DELETE("account.data.delete"),
    DATA_DELETE_LEAD("account.data.delete-lead"),
    DATA_DELETE_LINK("account.data.delete-link"),

    DELETE_TITLE("account.delete.title"),
    DELETE_LEAD("account.delete.lead", Of.USER),
    DELETE_FINAL("account.delete.final"),
    DELETE_BUTTON("account.delete.button"),
    DELETED_TITLE("account.deleted.title"),
    DELETED_LEAD("account.deleted.lead");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, from records
    private final List<Argument> arguments;

    AccountText(String key, Argument... arguments) {
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Returns the keys of all texts, with the files that contain the texts. */
    static TextBundle bundle() {
        return new TextBundle("account.", List.of(values()), name -> AccountText.class.getResourceAsStream(name));
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
        static final Argument BROWSER = new Argument("browser", "Firefox");
        static final Argument SYSTEM = new Argument("operating system", "Linux");
        static final Argument SESSION = new Argument("browser and system", "Firefox on Linux");
        static final Argument PROVIDER = new Argument("provider", "GitHub");
        static final Argument ADDRESS = new Argument("network address", "192.0.2.7");
        static final Argument NUMBER = new Argument("number of browsers", 100);
        static final Argument TIME = new Argument("time", "November 1, 2026 at 2:05 PM");
        static final Argument LENGTH = new Argument("longest name", 200);
        static final Argument SITE = new Argument("site", "app.example.org");
        static final Argument DAYS = new Argument("number of days", 7);
        static final Argument USER = new Argument("user", "Ada");
        static final Argument DAY = new Argument("day", "November 3, 2026");

        private Of() {}
    }
}
