package dev.latchkey.securitynotices;

import dev.latchkey.model.Factor;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import java.util.List;

/** The texts of the mails, and of the page that their link leads to. */
enum NoticeText implements TextKey {
    NEW_BROWSER_SUBJECT("new-browser.subject", Of.SITE),
    NEW_BROWSER("new-browser", Of.PROVIDER),
    NEW_BROWSER_STEP("new-browser-step", Of.PROVIDER, Of.STEP),
    STEP_OTP("step.otp"),
    STEP_PASSKEY("step.passkey"),
    STEP_BACKUP_CODE("step.backup-code"),
    STEP_RECOVERY("step.recovery"),
    STEP_OTHER("step.other"),
    ACCOUNT_LINKED_SUBJECT("account-linked.subject", Of.SITE),
    ACCOUNT_LINKED("account-linked", Of.PROVIDER),
    ACCOUNT_UNLINKED_SUBJECT("account-unlinked.subject", Of.SITE),
    ACCOUNT_UNLINKED("account-unlinked", Of.PROVIDER),
    ADDRESS_PROVED_SUBJECT("address-proved.subject", Of.SITE),
    ADDRESS_PROVED("address-proved"),

    HEADING("heading"),
    WHEN("when", Of.TIME),
    BROWSER("browser", Of.BROWSER_NAME),
    BROWSER_ON("browser-on", Of.BROWSER, Of.SYSTEM),
    BROWSER_UNKNOWN("browser-unknown"),
    NETWORK("network", Of.NETWORK),
    WAS_ME("was-me"),
    WAS_NOT_ME("was-not-me"),
    LINK("link"),
    NOTE("note", Of.DAYS),
    THIS_SITE("this-site"),

    ASK_TITLE("ask.title"),
    ASK("ask", Of.SITE),
    ASK_BUTTON("ask.button"),
    ENDED_TITLE("ended.title"),
    ENDED("ended"),
    ENDED_RECOVER("ended.recover"),
    ENDED_RECOVER_BUTTON("ended.recover.button"),
    GONE_TITLE("gone.title"),
    GONE("gone", Of.DAYS),
    SIGN_IN("sign-in");

    private static final String PREFIX = SecurityNotices.ID + ".";

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, from records
    private final List<Argument> arguments;

    NoticeText(String name, Argument... arguments) {
        this.key = SecurityNotices.ID + "." + name;
        this.arguments = List.of(arguments);
    }

    /**
     * What a user has shown as a second step, in words. RFC 8176 and the page about second factors name the methods.
     */
    static NoticeText of(Factor shown) {
        return switch (shown.method()) {
            case "otp" -> STEP_OTP;
            case "hwk", "swk" -> STEP_PASSKEY;
            case "backup-code" -> STEP_BACKUP_CODE;
            case "recovery" -> STEP_RECOVERY;
            default -> STEP_OTHER;
        };
    }

    /** All of them, and where they are. */
    static TextBundle bundle() {
        return new TextBundle(PREFIX, List.of(values()), name -> NoticeText.class.getResourceAsStream(name));
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
        static final Argument SITE = new Argument("application", "Acme");
        static final Argument PROVIDER = new Argument("provider", "GitHub");
        static final Argument STEP = new Argument("second step", "a backup code");
        static final Argument TIME = new Argument("time", "November 1, 2026 at 2:05 PM UTC");
        static final Argument BROWSER_NAME = new Argument("browser and system", "Firefox on Linux");
        static final Argument BROWSER = new Argument("browser", "Firefox");
        static final Argument SYSTEM = new Argument("operating system", "Linux");
        static final Argument NETWORK = new Argument("network address", "192.0.2.7");
        static final Argument DAYS = new Argument("days", 7);

        private Of() {}
    }
}
