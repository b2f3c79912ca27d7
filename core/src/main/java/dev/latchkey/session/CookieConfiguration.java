package dev.latchkey.session;

import dev.latchkey.wire.CookieAttributes;

/**
 * The names and attributes of all our cookies on one kind of connection (wire.md#names-and-attributes). A name is also
 * the salt of the keys for what the cookie holds.
 *
 * @param attempt what the names of the cookies for sign-ins under way start with
 * @param email of the browser that asked for a mail
 * @param hostAttributes of the cookies that no other host may set or see: CSRF, attempts and mails
 */
public record CookieConfiguration(
        boolean secure,
        String session,
        String callbackUrl,
        String csrf,
        String attempt,
        String email,
        CookieAttributes attributes,
        CookieAttributes hostAttributes) {

    /**
     * Returns cookies with the standard names.
     *
     * @param secure whether the public address is {@code https}; then names have prefixes that browsers enforce
     */
    public static CookieConfiguration of(boolean secure) {
        String prefix = secure ? "__Secure-" : "";
        CookieAttributes attributes = CookieAttributes.standard(secure);
        return new CookieConfiguration(
                secure,
                prefix + "authjs.session-token",
                prefix + "authjs.callback-url",
                (secure ? "__Host-" : "") + "authjs.csrf-token",
                (secure ? "__Host-" : "") + "authjs.attempt",
                (secure ? "__Host-" : "") + "authjs.email",
                attributes,
                attributes);
    }

    /** Returns the name of the cookie that recognises a browser from which a user has signed in with credentials. */
    public String knownBrowser() {
        return (secure ? "__Host-" : "") + "authjs.known-browser";
    }

    /** Returns the name of the cookie for a sign-in that waits for a step. No session is read from it. */
    public String pendingSignIn() {
        return (secure ? "__Host-" : "") + "authjs.pending";
    }

    /** Returns these cookies with another name for the session cookie. */
    public CookieConfiguration withSession(String name) {
        return new CookieConfiguration(secure, name, callbackUrl, csrf, attempt, email, attributes, hostAttributes);
    }

    /**
     * Returns these cookies, shared with the hosts below {@code domain}. Cookies that protect forms and attempts are
     * never shared.
     */
    public CookieConfiguration withDomain(String domain) {
        return new CookieConfiguration(
                secure, session, callbackUrl, csrf, attempt, email, attributes.withDomain(domain), hostAttributes);
    }
}
