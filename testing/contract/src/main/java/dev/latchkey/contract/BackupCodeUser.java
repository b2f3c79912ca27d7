package dev.latchkey.contract;

import java.util.Iterator;
import java.util.Map;

/** A user who has lost the phone with the app, and types backup codes. */
record BackupCodeUser(AppUser user, Iterator<String> codes) implements StepUser {

    @Override
    public String id() {
        return user.id();
    }

    @Override
    public String name() {
        return user.name();
    }

    @Override
    public String path() {
        return user.path();
    }

    @Override
    public Reply signIn(Browser browser, String callbackUrl) {
        return user.signIn(browser, callbackUrl);
    }

    @Override
    public Reply answer(Browser browser) {
        return browser.post(path(), Map.of("csrfToken", browser.csrfToken(), "backupCode", codes.next()));
    }

    @Override
    public Reply answerWrongly(Browser browser) {
        return user.answerWrongly(browser);
    }

    @Override
    public String toString() {
        return "BackupCodeUser[hidden]";
    }
}
