package dev.latchkey.accountpage;

import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import java.util.List;

/** The texts of the account page. */
enum AccountText implements TextKey {
    TITLE("account.title"),
    CONFIRM_FIRST("account.confirm-first"),

    NOTICE_SESSION_ENDED("account.notice.session-ended"),
    NOTICE_OTHERS_ENDED("account.notice.others-ended"),
    NOTICE_UNLINKED("account.notice.unlinked"),
    NOTICE_NO_SESSION("account.notice.no-session"),
    NOTICE_NOT_POSSIBLE("account.notice.not-possible"),
    NOTICE_NOT_UNLINKED("account.notice.not-unlinked"),
    NOTICE_NOT_LINKED("account.notice.not-linked"),

    PROFILE("account.profile"),
    PROFILE_SIGN_OUT("account.profile.sign-out"),

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
    SIGN_IN_UNLINK_NAMED("account.sign-in.unlink-named", Of.PROVIDER);

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, from records
    private final List<Argument> arguments;

    AccountText(String key, Argument... arguments) {
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Returns the keys of all texts, with the files that contain the texts. */
    static TextBundle bundle() {
        return new TextBundle("account.", List.of(values()), AccountText.class::getResourceAsStream);
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
        static final Argument DAY = new Argument("day", "November 3, 2026");

        private Of() {}
    }
}
