package dev.latchkey.text;

import java.util.List;

/** The keys of all texts of the built-in pages and mails. */
public enum CoreText implements TextKey {
    PAGE_LANGUAGE("page.language"),
    PAGE_DIRECTION("page.direction"),
    PAGE_LOGO("page.logo"),
    PAGE_HOME("page.home", Of.APPLICATION),
    PAGE_REFERENCE("page.reference", Of.REFERENCE),
    PAGE_TERMS("page.terms"),
    PAGE_PRIVACY("page.privacy"),
    PAGE_HELP("page.help"),

    SIGN_IN_TITLE("sign-in.title"),
    SIGN_IN_HEADING("sign-in.heading"),
    SIGN_IN_LEAD("sign-in.lead", Of.APPLICATION),
    SIGN_IN_NOTHING_OFFERED("sign-in.nothing-offered"),
    SIGN_IN_OR("sign-in.or"),
    SIGN_IN_WITH("sign-in.with", Of.PROVIDER),
    SIGN_IN_LAST_USED("sign-in.last-used"),
    SIGN_IN_MORE("sign-in.more"),
    SIGN_IN_EMAIL_LABEL("sign-in.email.label"),
    SIGN_IN_EMAIL_PLACEHOLDER("sign-in.email.placeholder"),
    SIGN_IN_EMAIL_BUTTON("sign-in.email.button"),
    SIGN_IN_CREDENTIALS_USERNAME("sign-in.credentials.username"),
    SIGN_IN_CREDENTIALS_PASSWORD("sign-in.credentials.password"),
    SIGN_IN_CREDENTIALS_BUTTON("sign-in.credentials.button"),
    SIGN_IN_REMEMBER("sign-in.remember"),
    SIGN_IN_ERROR_TRY_AGAIN("sign-in.error.try-again"),
    SIGN_IN_ERROR_CANCELLED("sign-in.error.cancelled"),
    SIGN_IN_ERROR_EXPIRED("sign-in.error.expired"),
    SIGN_IN_ERROR_LOST_COOKIE("sign-in.error.lost-cookie"),
    SIGN_IN_ERROR_OTHER_ADDRESS("sign-in.error.other-address"),
    SIGN_IN_ERROR_USED("sign-in.error.used"),
    SIGN_IN_ERROR_NOT_LINKED("sign-in.error.not-linked"),
    SIGN_IN_ERROR_MAIL("sign-in.error.mail"),
    SIGN_IN_ERROR_CREDENTIALS("sign-in.error.credentials"),
    SIGN_IN_ERROR_SESSION_REQUIRED("sign-in.error.session-required"),
    SIGN_IN_ERROR_COOKIES("sign-in.error.cookies"),
    SIGN_IN_ERROR_OTHER("sign-in.error.other"),

    SIGN_OUT_TITLE("sign-out.title"),
    SIGN_OUT_HEADING("sign-out.heading"),
    SIGN_OUT_LEAD("sign-out.lead", Of.APPLICATION),
    SIGN_OUT_LEAD_NAMED("sign-out.lead-named", Of.APPLICATION, Of.USER),
    SIGN_OUT_BUTTON("sign-out.button"),
    SIGN_OUT_BACK("sign-out.back"),
    SIGN_OUT_NOBODY_HEADING("sign-out.nobody.heading"),
    SIGN_OUT_NOBODY_LEAD("sign-out.nobody.lead", Of.APPLICATION),

    VERIFY_REQUEST_TITLE("verify-request.title"),
    VERIFY_REQUEST_HEADING("verify-request.heading"),
    VERIFY_REQUEST_LEAD("verify-request.lead"),
    VERIFY_REQUEST_LEAD_ADDRESS("verify-request.lead-address", Of.APPLICATION, Of.ADDRESS),
    VERIFY_REQUEST_WRONG_CODE("verify-request.wrong-code"),
    VERIFY_REQUEST_CODE_LABEL("verify-request.code.label"),
    VERIFY_REQUEST_CODE_BUTTON("verify-request.code.button"),
    VERIFY_REQUEST_HINT("verify-request.hint"),
    VERIFY_REQUEST_AGAIN("verify-request.again"),
    VERIFY_REQUEST_OTHER_ADDRESS("verify-request.other-address"),

    CONFIRM_TITLE("confirm.title"),
    CONFIRM_HEADING("confirm.heading"),
    CONFIRM_HEADING_GOING_ON("confirm.heading-going-on"),
    CONFIRM_LEAD("confirm.lead", Of.APPLICATION, Of.ADDRESS),
    CONFIRM_BUTTON("confirm.button"),
    CONFIRM_HINT("confirm.hint"),

    STEP_UP_TITLE("step-up.title"),
    STEP_UP_HEADING("step-up.heading"),
    STEP_UP_LEAD("step-up.lead", Of.APPLICATION),
    STEP_UP_LEAD_NAMED("step-up.lead-named", Of.APPLICATION, Of.USER),
    STEP_UP_FAILED("step-up.failed"),
    STEP_UP_NOTHING_OFFERED("step-up.nothing-offered"),
    STEP_UP_NOTHING_OF_KIND("step-up.nothing-of-kind", Of.APPLICATION),
    STEP_UP_WITH("step-up.with", Of.PROVIDER),
    STEP_UP_MAIL("step-up.mail", Of.ADDRESS),
    STEP_UP_MAILED("step-up.mailed", Of.ADDRESS),
    STEP_UP_CODE_LABEL("step-up.code.label"),
    STEP_UP_BUTTON("step-up.button"),

    ERROR_TITLE("error.title"),
    ERROR_CONFIGURATION_HEADING("error.configuration.heading"),
    ERROR_CONFIGURATION_TEXT("error.configuration.text"),
    ERROR_CONFIGURATION_BUTTON("error.configuration.button"),
    ERROR_PROVIDER_HEADING("error.provider.heading"),
    ERROR_PROVIDER_TEXT("error.provider.text"),
    ERROR_USED_HEADING("error.used.heading"),
    ERROR_USED_TEXT("error.used.text"),
    ERROR_ACCESS_DENIED_HEADING("error.access-denied.heading"),
    ERROR_ACCESS_DENIED_TEXT("error.access-denied.text"),
    ERROR_ACCESS_DENIED_BUTTON("error.access-denied.button"),
    ERROR_DISABLED_HEADING("error.disabled.heading"),
    ERROR_DISABLED_TEXT("error.disabled.text"),
    ERROR_VERIFICATION_HEADING("error.verification.heading"),
    ERROR_VERIFICATION_TEXT("error.verification.text"),
    ERROR_VERIFICATION_BUTTON("error.verification.button"),
    ERROR_LINK_USED_HEADING("error.link-used.heading"),
    ERROR_LINK_USED_TEXT("error.link-used.text"),
    ERROR_LINK_EXPIRED_HEADING("error.link-expired.heading"),
    ERROR_LINK_EXPIRED_TEXT("error.link-expired.text"),
    ERROR_CODE_EXPIRED_HEADING("error.code-expired.heading"),
    ERROR_CODE_EXPIRED_TEXT("error.code-expired.text"),
    ERROR_GUESSES_HEADING("error.guesses.heading"),
    ERROR_GUESSES_TEXT("error.guesses.text"),
    ERROR_OTHER_BROWSER_HEADING("error.other-browser.heading"),
    ERROR_OTHER_BROWSER_TEXT("error.other-browser.text"),
    ERROR_PASSKEY_HEADING("error.passkey.heading"),
    ERROR_PASSKEY_TEXT("error.passkey.text"),
    ERROR_UNAVAILABLE_HEADING("error.unavailable.heading"),
    ERROR_UNAVAILABLE_TEXT("error.unavailable.text", Of.TIME),
    ERROR_UNAVAILABLE_BUTTON("error.unavailable.button"),
    ERROR_TOO_MANY_REQUESTS_HEADING("error.too-many-requests.heading"),
    ERROR_TOO_MANY_REQUESTS_TEXT("error.too-many-requests.text"),
    ERROR_TOO_MANY_REQUESTS_TEXT_TIMED("error.too-many-requests.text-timed", Of.TIME),
    ERROR_TOO_MANY_REQUESTS_BUTTON("error.too-many-requests.button"),
    ERROR_NOT_FOUND_HEADING("error.not-found.heading"),
    ERROR_NOT_FOUND_TEXT("error.not-found.text"),
    ERROR_NOT_FOUND_BUTTON("error.not-found.button"),
    ERROR_ADDRESS_HEADING("error.address.heading"),
    ERROR_ADDRESS_TEXT("error.address.text"),
    ERROR_OTHER_HEADING("error.other.heading"),
    ERROR_OTHER_TEXT("error.other.text"),
    ERROR_OTHER_BUTTON("error.other.button"),

    MAIL_SUBJECT("mail.subject", Of.APPLICATION),
    MAIL_HEADING("mail.heading", Of.APPLICATION),
    MAIL_BUTTON("mail.button"),
    MAIL_ADDRESS("mail.address"),
    MAIL_CODE("mail.code"),
    MAIL_SUBJECT_WITH_CODE("mail.subject-with-code", Of.CODE, Of.SUBJECT),
    MAIL_ASKED("mail.asked", Of.MOMENT),
    MAIL_ASKED_WITH("mail.asked-with", Of.MOMENT, Of.BROWSER),
    MAIL_BROWSER("mail.browser", Of.BROWSER_ALONE, Of.SYSTEM),
    MAIL_LIFETIME("mail.lifetime", Of.TIME),
    MAIL_LIFETIME_SAME("mail.lifetime-same", Of.TIME),
    MAIL_LIFETIME_EACH("mail.lifetime-each", Of.TIME, Of.TIME_OF_CODE),
    MAIL_IGNORE("mail.ignore"),
    MAIL_CONFIRM_SUBJECT("mail.confirm.subject", Of.APPLICATION),
    MAIL_CONFIRM_HEADING("mail.confirm.heading", Of.APPLICATION),
    MAIL_CONFIRM_BUTTON("mail.confirm.button"),
    MAIL_CONFIRM_IGNORE("mail.confirm.ignore"),

    TIME_SECONDS("time.seconds", Of.COUNT),
    TIME_MINUTES("time.minutes", Of.COUNT),
    TIME_HOURS("time.hours", Of.COUNT);

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // List.of creates it from records
    private final List<Argument> arguments;

    CoreText(String key, Argument... arguments) {
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Returns the bundle with all texts of the core. */
    public static TextBundle bundle() {
        return new TextBundle("", List.of(values()), name -> CoreText.class.getResourceAsStream(name));
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
        static final Argument APPLICATION = new Argument("application", "Acme");
        static final Argument PROVIDER = new Argument("provider", "GitHub");
        static final Argument USER = new Argument("user", "Ada");
        static final Argument ADDRESS = new Argument("e-mail address", "ada@example.com");
        static final Argument TIME = new Argument("time", "10 minutes");
        static final Argument TIME_OF_CODE = new Argument("time for the code", "10 minutes");
        static final Argument REFERENCE = new Argument("reference number", "K7Q4-X2P9");
        static final Argument CODE = new Argument("code", "12345678");
        static final Argument SUBJECT = new Argument("subject", "Sign in to Acme");
        static final Argument MOMENT = new Argument("date and time", "November 1, 2026 at 2:05 PM UTC");
        static final Argument BROWSER = new Argument("browser", "Firefox on Linux");
        static final Argument BROWSER_ALONE = new Argument("browser", "Firefox");
        static final Argument SYSTEM = new Argument("system", "Linux");
        static final Argument COUNT = new Argument("count", 10L);

        private Of() {}
    }
}
