package dev.latchkey.contract;

import dev.latchkey.model.Claims;
import dev.latchkey.testing.SoftAuthenticator;
import java.util.Map;

/** A passkey in software, with the browser that uses it. Its user is always verified. */
record SoftPasskey(SoftAuthenticator authenticator) {

    SoftPasskey(String origin) {
        this(SoftAuthenticator.passwordManager(origin));
    }

    /** Adds the passkey to the user who is signed in. */
    Reply register(Browser browser) {
        return post(browser, "register", "/", authenticator.create(options(browser, "register")));
    }

    /** Signs in with the passkey. */
    Reply signIn(Browser browser, String callbackUrl) {
        return post(browser, "authenticate", callbackUrl, authenticator.get(options(browser, "authenticate")));
    }

    private static Claims options(Browser browser, String action) {
        return browser.get("/auth/webauthn-options/passkey?action=" + action).json();
    }

    private static Reply post(Browser browser, String action, String callbackUrl, String credential) {
        return browser.post(
                "/auth/callback/passkey",
                Map.of(
                        "csrfToken",
                        browser.csrfToken(),
                        "callbackUrl",
                        callbackUrl,
                        "action",
                        action,
                        "data",
                        credential));
    }
}
