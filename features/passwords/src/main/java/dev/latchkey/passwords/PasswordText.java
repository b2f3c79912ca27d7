package dev.latchkey.passwords;

import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import java.util.List;
import java.util.stream.Stream;

/** The texts of passwords, apart from {@link StrengthAdvice}. */
enum PasswordText implements TextKey {
    FIELD_ADDRESS("field.address"),
    FIELD_ADDRESS_OR_NAME("field.address-or-name"),
    FIELD_NAME("field.name"),
    FIELD_LOGIN_NAME("field.login-name"),
    FIELD_LOGIN_NAME_HINT("field.login-name-hint"),
    FIELD_PASSWORD("field.password"),
    FIELD_NEW("field.new"),
    FIELD_NEW_HINT("field.new-hint", Of.LENGTH),
    FIELD_CURRENT("field.current"),
    FIELD_CODE("field.code"),
    FIELD_SHOW("field.show"),

    SIGN_IN_BUTTON("sign-in.button"),
    SIGN_IN_FORGOT("sign-in.forgot"),
    SIGN_IN_SIGN_UP("sign-in.sign-up"),
    CONFIRM_BUTTON("confirm.button"),

    SIGN_UP_TITLE("sign-up.title"),
    SIGN_UP_BUTTON("sign-up.button"),
    SIGN_UP_SIGN_IN("sign-up.sign-in"),
    SIGN_UP_CLOSED("sign-up.closed"),
    SIGN_UP_INVITATION("sign-up.invitation"),

    MAILED_TITLE("mailed.title"),
    MAILED_SIGN_UP("mailed.sign-up", Of.ADDRESS),
    MAILED_FORGOT("mailed.forgot", Of.ADDRESS),
    MAILED_HINT("mailed.hint"),
    MAILED_BUTTON("mailed.button"),
    MAILED_OTHER("mailed.other"),

    CHOOSE_TITLE("choose.title"),
    CHOOSE_LEAD("choose.lead", Of.ADDRESS),
    CHOOSE_BUTTON("choose.button"),

    FORGOT_TITLE("forgot.title"),
    FORGOT_LEAD("forgot.lead"),
    FORGOT_BUTTON("forgot.button"),

    RESET_TITLE("reset.title"),
    RESET_LEAD("reset.lead"),
    RESET_BUTTON("reset.button"),

    CHANGED_TITLE("changed.title"),
    CHANGED_LEAD("changed.lead"),
    CHANGED_BACK("changed.back"),
    CHANGED_RESET("changed.reset"),
    CHANGED_SIGN_IN("changed.sign-in"),

    CHANGE_TITLE("change.title"),
    CHANGE_LEAD("change.lead"),
    CHANGE_BUTTON("change.button"),
    CHANGE_FIRST("change.first"),
    CHANGE_FIRST_LEAD("change.first-lead"),
    CHANGE_FIRST_BUTTON("change.first-button"),
    CHANGE_UNPROVED("change.unproved"),

    FAULT_REQUIRED("fault.required"),
    FAULT_ADDRESS("fault.address"),
    FAULT_ADDRESS_REFUSED("fault.address-refused"),
    FAULT_NAME("fault.name", Of.CHARACTERS),
    FAULT_LOGIN_NAME("fault.login-name"),
    FAULT_LOGIN_NAME_TAKEN("fault.login-name-taken"),
    FAULT_WRONG_CODE("fault.wrong-code"),
    FAULT_WRONG_PASSWORD("fault.wrong-password"),
    FAULT_UNREADABLE("fault.unreadable"),
    FAULT_TOO_SHORT("fault.too-short", Of.LENGTH),
    FAULT_TOO_LONG("fault.too-long", Of.CHARACTERS),
    FAULT_PERSONAL("fault.personal"),
    FAULT_GUESSABLE("fault.guessable"),
    FAULT_BREACHED("fault.breached"),

    MAIL_SIGN_UP_SUBJECT("mail.sign-up.subject", Of.APPLICATION),
    MAIL_SIGN_UP_HEADING("mail.sign-up.heading", Of.APPLICATION),
    MAIL_SIGN_UP_TEXT("mail.sign-up.text", Of.MINUTES),
    MAIL_SIGN_UP_LINK("mail.sign-up.link"),
    MAIL_EXISTS_SUBJECT("mail.exists.subject", Of.APPLICATION),
    MAIL_EXISTS_HEADING("mail.exists.heading", Of.APPLICATION),
    MAIL_EXISTS_TEXT("mail.exists.text"),
    MAIL_EXISTS_LINK("mail.exists.link"),
    MAIL_INVITATION_SUBJECT("mail.invitation.subject", Of.APPLICATION),
    MAIL_INVITATION_HEADING("mail.invitation.heading", Of.APPLICATION),
    MAIL_INVITATION_TEXT("mail.invitation.text", Of.DAYS),
    MAIL_INVITATION_LINK("mail.invitation.link"),
    MAIL_RESET_SUBJECT("mail.reset.subject", Of.APPLICATION),
    MAIL_RESET_HEADING("mail.reset.heading", Of.APPLICATION),
    MAIL_RESET_TEXT("mail.reset.text", Of.MINUTES),
    MAIL_RESET_LINK("mail.reset.link"),
    MAIL_IGNORE("mail.ignore"),

    NOTICE_CHANGED_SUBJECT("notice.changed.subject", Of.APPLICATION),
    NOTICE_CHANGED("notice.changed.text");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, from records
    private final List<Argument> arguments;

    PasswordText(String key, Argument... arguments) {
        this.key = Passwords.ID + "." + key;
        this.arguments = List.of(arguments);
    }

    /** All of them, with the advice, and where they are. */
    static TextBundle bundle() {
        return new TextBundle(Passwords.ID + ".", all(), name -> PasswordText.class.getResourceAsStream(name));
    }

    static List<TextKey> all() {
        return Stream.<TextKey>concat(Stream.of(values()), Stream.of(StrengthAdvice.values()))
                .toList();
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
        static final Argument ADDRESS = new Argument("e-mail address", "ada@example.org");
        static final Argument LENGTH = new Argument("least number of characters", 8);
        static final Argument CHARACTERS = new Argument("greatest number of characters", 256);
        static final Argument MINUTES = new Argument("minutes", 10);
        static final Argument DAYS = new Argument("days", 7);

        private Of() {}
    }
}
