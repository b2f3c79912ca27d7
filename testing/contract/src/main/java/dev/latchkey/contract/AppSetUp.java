package dev.latchkey.contract;

import dev.latchkey.model.Claims;
import java.time.Instant;
import java.util.Map;

/** A key that the feature for second factors offers to an app, with the app that has taken it. */
record AppSetUp(String path, String setup, AuthenticatorApp app) {

    /** Asks for a key, as a program does. */
    static AppSetUp begin(Browser browser, String path) {
        Claims offer = browser.get(path).json();
        return new AppSetUp(
                path,
                offer.text("setup").orElseThrow(),
                new AuthenticatorApp(offer.text("key").orElseThrow()));
    }

    /** Sends the code that proves the app. */
    Reply prove(Browser browser, Instant now) {
        return send(browser, app.codeAt(now));
    }

    Reply proveWrongly(Browser browser, Instant now) {
        return send(browser, app.wrongCodeAt(now));
    }

    private Reply send(Browser browser, String code) {
        return browser.post(path, Map.of("csrfToken", browser.csrfToken(), "setup", setup, "code", code));
    }

    @Override
    public String toString() {
        return "AppSetUp[hidden]";
    }
}
