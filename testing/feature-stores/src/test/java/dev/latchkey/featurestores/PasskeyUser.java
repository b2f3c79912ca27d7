package dev.latchkey.featurestores;

import dev.latchkey.model.Claims;
import dev.latchkey.testing.SoftAuthenticator;
import java.util.Map;

/** Somebody with an authenticator that has one passkey. */
record PasskeyUser(Application application, SoftAuthenticator key) {

    PasskeyUser(Application application) {
        this(application, SoftAuthenticator.passwordManager(Application.PUBLIC_URL));
    }

    /** A passkey that a user has added in the browser in which the user is signed in. */
    static PasskeyUser addedTo(Member member) {
        PasskeyUser user = new PasskeyUser(member.application());
        Browser browser = member.browser();
        user.answers(browser, "register", user.creates(browser, "action=register"));
        return user;
    }

    String id() {
        return key.id();
    }

    /** What the authenticator answers where the application asks the browser for a new passkey. */
    String creates(Browser browser, String query) {
        return key.create(options(browser, query));
    }

    /** What the authenticator answers where the application asks the browser for a passkey. */
    String shows(Browser browser) {
        return key.get(options(browser, "action=authenticate"));
    }

    private static Claims options(Browser browser, String query) {
        Answer asked = browser.get("webauthn-options/passkey?" + query);
        if (!asked.isOk()) {
            throw new AssertionError("No options, but " + asked);
        }
        return asked.json();
    }

    /** Posts what the authenticator has answered; returns where it leads. */
    String answers(Browser browser, String action, String data) {
        return browser.post("callback/passkey", Map.of("action", action, "data", data))
                .location();
    }

    /** Signs in with the passkey, in a browser of its own. */
    boolean signsIn() {
        Browser browser = new Browser(application);
        answers(browser, "authenticate", shows(browser));
        return browser.isSignedIn();
    }
}
