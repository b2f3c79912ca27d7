package dev.latchkey.contract;

import java.util.Map;

/** How a user begins a sign-in. */
@FunctionalInterface
interface FirstFactor {

    Reply show(Browser browser, String callbackUrl);

    /** Signs in with the credentials of {@link People}. */
    static FirstFactor credentials(String username) {
        return typing("credentials", username);
    }

    /** Signs in with the feature for passwords. */
    static FirstFactor password(String address) {
        return typing("password", address);
    }

    private static FirstFactor typing(String provider, String name) {
        return (browser, callbackUrl) -> browser.post(
                "/auth/callback/" + provider,
                Map.of(
                        "csrfToken",
                        browser.csrfToken(),
                        "callbackUrl",
                        callbackUrl,
                        "username",
                        name,
                        "password",
                        People.PASSWORD));
    }
}
