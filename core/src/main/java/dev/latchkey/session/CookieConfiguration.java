package dev.latchkey.session;

import dev.latchkey.wire.CookieAttributes;

/**
 * The names and attributes of all cookies for http or for https (wire.md#names-and-attributes). The name of a cookie is
 * also the salt of the keys for its content.
 *
 * @param attempt the prefix of the names of the cookies for sign-ins in progress
 * @param email the name of the cookie of a browser that asked for a sign-in mail
 * @param hostAttributes the attributes of the cookies that no other host may set or read, which are those for CSRF,
 *     attempts and mails
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
     * @param secure whether the public address is {@code https}; if so, the names have prefixes whose rules browsers
     *     enforce
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

    /** Returns the name of the cookie with the provider of the last sign-in. */
    public String lastProvider() {
        return (secure ? "__Host-" : "") + "authjs.last-provider";
    }

    /** Returns the name of the cookie with what a user has typed before a sign-in failed. */
    public String typed() {
        return (secure ? "__Host-" : "") + "authjs.typed";
    }

    /** Returns the name of the cookie for a sign-in that waits for a step. No session is read from it. */
    public String pendingSignIn() {
        return (secure ? "__Host-" : "") + "authjs.pending";
    }

    /** Returns the name of the cookie for the language that a link to a page has asked for. */
    public String language() {
        return (secure ? "__Host-" : "") + "authjs.language";
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
