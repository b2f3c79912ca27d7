package dev.latchkey.passwords;

import dev.latchkey.model.User;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Map;

/** The pages on which users who are signed in change their password. */
record ChangeForms(Texts texts) {

    /**
     * The form.
     *
     * @param set whether the user has a password
     * @param asks whether the user must show it
     * @param user whose password it is
     */
    FormPage change(boolean set, boolean asks, User user) {
        PasswordFields fields = new PasswordFields(texts);
        return new FormPage(
                        texts.text(set ? PasswordText.CHANGE_TITLE : PasswordText.CHANGE_FIRST),
                        List.of(texts.text(set ? PasswordText.CHANGE_LEAD : PasswordText.CHANGE_FIRST_LEAD)),
                        ChangeEndpoint.PATH,
                        Map.of(),
                        asks ? List.of(fields.current(), fields.chosen()) : List.of(fields.chosen()),
                        texts.text(set ? PasswordText.CHANGE_BUTTON : PasswordText.CHANGE_FIRST_BUTTON),
                        List.of())
                .of(user.email());
    }

    FormPage unproved() {
        return FormPage.saying(texts.text(PasswordText.CHANGE_FIRST), texts.text(PasswordText.CHANGE_UNPROVED));
    }

    /** After a change. */
    FormPage changed() {
        return FormPage.saying(texts.text(PasswordText.CHANGED_TITLE), texts.text(PasswordText.CHANGED_LEAD));
    }

    /** After a change; {@code back} is where the user came from. */
    FormPage changed(String back) {
        return FormPage.saying(
                texts.text(PasswordText.CHANGED_TITLE),
                texts.text(PasswordText.CHANGED_LEAD),
                new FormPage.Link(texts.text(PasswordText.CHANGED_BACK), back));
    }

    /** After a reset. */
    FormPage reset() {
        return FormPage.saying(
                texts.text(PasswordText.CHANGED_TITLE),
                texts.text(PasswordText.CHANGED_RESET),
                new FormPage.Link(texts.text(PasswordText.CHANGED_SIGN_IN), "signin"));
    }
}
