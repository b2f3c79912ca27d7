package dev.latchkey.passwords;

import dev.latchkey.text.Texts;

/** The fields that several forms have. */
record PasswordFields(Texts texts) {

    static final String ADDRESS = "email";
    static final String NAME = "name";
    static final String LOGIN_NAME = "loginName";
    static final String CURRENT = "current";
    static final String CODE = "code";
    static final String TOKEN = "token";
    static final String CHALLENGE = "challenge";

    FormField address() {
        return FormField.of(ADDRESS, "email", texts.text(PasswordText.FIELD_ADDRESS), "username");
    }

    FormField name() {
        return FormField.of(NAME, "text", texts.text(PasswordText.FIELD_NAME), "name");
    }

    FormField loginName() {
        return FormField.of(LOGIN_NAME, "text", texts.text(PasswordText.FIELD_LOGIN_NAME), "nickname")
                .hint(texts.text(PasswordText.FIELD_LOGIN_NAME_HINT));
    }

    /** The field for the name at sign-in. */
    FormField addressOrName(boolean names) {
        PasswordText label = names ? PasswordText.FIELD_ADDRESS_OR_NAME : PasswordText.FIELD_ADDRESS;
        return FormField.of(PasswordSignIn.NAME, names ? "text" : "email", texts.text(label), "username");
    }

    FormField password() {
        return secret(PasswordSignIn.PASSWORD, PasswordText.FIELD_PASSWORD, "current-password");
    }

    FormField current() {
        return secret(CURRENT, PasswordText.FIELD_CURRENT, "current-password");
    }

    FormField chosen() {
        return secret(PasswordSignIn.PASSWORD, PasswordText.FIELD_NEW, "new-password")
                .hint(texts.text(PasswordText.FIELD_NEW_HINT, PasswordPolicy.LEAST));
    }

    FormField code() {
        return FormField.of(CODE, "text", texts.text(PasswordText.FIELD_CODE), "one-time-code");
    }

    private FormField secret(String name, PasswordText label, String autocomplete) {
        return FormField.of(name, "password", texts.text(label), autocomplete)
                .show(texts.text(PasswordText.FIELD_SHOW));
    }
}
