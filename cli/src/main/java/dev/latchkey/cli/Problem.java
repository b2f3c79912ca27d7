package dev.latchkey.cli;

import java.util.Locale;

/** Everything that the doctor finds. The id of a problem is its name in lower case with dashes, and never changes. */
enum Problem {
    // Settings
    SETTING_MISTAKE(Severity.ERROR, "Correct the setting, because the application does not start with it."),
    START_REFUSED(Severity.ERROR, "Do what the sentence says, because the application does not start before."),
    PLACEHOLDER_OPEN(Severity.WARNING, "Set the variable or the setting that the placeholder names."),
    SECRET_MISSING(Severity.ERROR, "Set AUTH_SECRET to the output of `latchkey secret`."),
    SECRET_WEAK(Severity.ERROR, "Replace the secret by the output of `latchkey secret`."),
    SECRET_TWICE(Severity.WARNING, "Leave one of the two out, or make a new one with `latchkey secret --rotation`."),
    SECRET_REUSED(Severity.ERROR, "Make another secret for the sessions with `latchkey secret`."),
    SECRET_IN_FILE(Severity.WARNING, "Move the secret into the environment or a secret store, and replace it."),
    SECRET_FILE_READABLE(Severity.WARNING, "Let only the application's own user read the file (chmod 600)."),
    SHORT_SECRETS_ACCEPTED(
            Severity.WARNING,
            "Remove dangerously-accept-short-secrets when all sessions of the old secret have ended."),
    ADDRESS_UNKNOWN(Severity.WARNING, "Set AUTH_URL to the public address, such as https://app.example.com."),
    ADDRESS_HTTP(Severity.ERROR, "Serve the application over https, and set AUTH_URL to its https address."),
    ADDRESS_TWICE(Severity.WARNING, "Remove NEXTAUTH_URL, because AUTH_URL counts."),
    PROXIES_ANY_HOST(Severity.WARNING, "Set AUTH_URL, or name the hosts in AUTH_TRUST_HOST in place of true."),
    COOKIE_DOMAIN_WIDE(Severity.WARNING, "Remove cookies.domain unless you trust every host below it."),
    LINK_BY_EMAIL(Severity.WARNING, "Remove dangerously-link-accounts-by-email, and let users link accounts."),
    PLAIN_TOKENS(Severity.WARNING, "Remove sessions.dangerously-store-plain-tokens when Auth.js no longer reads them."),
    PROVIDER_OPT_OUT(Severity.WARNING, "Remove the opt-out unless the provider really needs it."),
    PROVIDERS_NONE(Severity.NOTE, "Set latchkey.providers, unless the application adds its providers in code."),
    STORE_IN_MEMORY(Severity.WARNING, "Give the application a store that outlasts it, such as JdbcStore."),

    // Providers
    DISCOVERY_UNREACHABLE(Severity.ERROR, "Correct the issuer, or let this machine reach the provider."),
    DISCOVERY_MALFORMED(Severity.ERROR, "Correct the issuer, because its address must serve a discovery document."),
    ISSUER_DIFFERS(Severity.ERROR, "Set the issuer to exactly the one that the discovery document names."),
    ENDPOINT_MISSING(Severity.ERROR, "Set the address with the setting of the provider that names it."),
    ENDPOINT_INSECURE(Severity.ERROR, "Let the provider use https, because others on the way can read the tokens."),
    KEYS_UNREACHABLE(Severity.ERROR, "Let this machine reach the address of the keys, or correct jwks-uri."),
    KEYS_EMPTY(Severity.ERROR, "Let the provider publish the public keys with which it signs."),
    KEYS_WEAK(Severity.ERROR, "Let the provider sign with RSA keys of at least 2,048 bits or with elliptic curves."),
    CLOCK_SKEWED(Severity.ERROR, "Let both machines take the time from an NTP server."),
    ALGORITHM_UNSUPPORTED(Severity.ERROR, "Let the provider sign ID tokens with RS256, PS256, ES256 or EdDSA."),
    CLIENT_AUTHENTICATION_UNSUPPORTED(
            Severity.ERROR, "Set client-authentication of the provider to a method that it supports."),
    PKCE_UNSUPPORTED(Severity.WARNING, "Switch PKCE with S256 on at the provider."),
    SCOPE_UNSUPPORTED(Severity.WARNING, "Allow the scope at the provider, or set scopes of the provider."),
    CALLBACK_ADDRESS(Severity.NOTE, "Register this callback address at the provider."),

    // Store and mail
    STORE_UNREACHABLE(Severity.ERROR, "Start the store, and correct its address, user and password."),
    STORE_UNMIGRATED(Severity.ERROR, "Run `latchkey migrate`, or call migrate() on the JdbcStore."),
    STORE_ABSENT(Severity.NOTE, "If Latchkey has its store there, add the driver, and run `latchkey migrate`."),
    STORE_UNUSABLE(Severity.ERROR, "Change the table, the server or its settings as the sentence says."),
    MAIL_MISSING(Severity.ERROR, "Configure a mail provider, such as latchkey.providers=email."),
    MAIL_REFUSED(Severity.ERROR, "Correct server, user, password and sender of the mail provider."),
    MAIL_SENT(Severity.NOTE, "Look whether the mail has arrived, and not among unwanted mail."),

    // A running application
    AUTH_UNREACHABLE(Severity.ERROR, "Start the application, and correct the address."),
    CERTIFICATE_UNTRUSTED(Severity.ERROR, "Give the server a certificate that browsers trust for this host."),
    ENCRYPTION_MISSING(Severity.ERROR, "Let the server encrypt at this address, or correct the address."),
    AUTH_ABSENT(Severity.ERROR, "Name the path of the endpoints, such as https://app.example.com/auth."),
    ADDRESS_UNCONFIGURED(Severity.ERROR, "Set AUTH_URL, or AUTH_TRUST_HOST behind a proxy that sets X-Forwarded-Host."),
    ADDRESS_DIFFERS(Severity.ERROR, "Set AUTH_URL to the address that browsers use."),
    FORWARDED_HOST_TRUSTED(Severity.ERROR, "Let the proxy overwrite the header, or set AUTH_URL."),
    HTTPS_NOT_ENFORCED(Severity.WARNING, "Redirect every http address to https."),
    HSTS_MISSING(Severity.WARNING, "Send Strict-Transport-Security with at least 180 days."),
    COOKIE_MISSING(Severity.ERROR, "Let the proxy pass Set-Cookie on."),
    COOKIE_NOT_SECURE(Severity.ERROR, "Set AUTH_URL to the https address, and let the proxy keep Secure."),
    COOKIE_READABLE(Severity.ERROR, "Let the proxy keep HttpOnly."),
    COOKIE_CROSS_SITE(Severity.ERROR, "Let the proxy keep SameSite=Lax."),
    COOKIE_PREFIX_MISSING(Severity.ERROR, "Let the proxy keep the names of cookies."),
    COOKIE_SHARED_DOMAIN(Severity.ERROR, "Let the proxy add no Domain to cookies."),
    ANSWER_CACHEABLE(Severity.ERROR, "Let no cache keep answers of the endpoints, and keep Cache-Control."),
    TOKEN_SHARED(Severity.ERROR, "Let no cache answer for the endpoints, because visitors get each other's cookies."),
    PAGE_HEADERS_MISSING(Severity.WARNING, "Let the proxy pass Content-Security-Policy on."),
    SIGN_IN_FAILS(Severity.ERROR, "Look for the reason in the log of the application, and check the provider."),
    CALLBACK_REFUSED(Severity.ERROR, "Register exactly this callback address at the provider, and check client-id."),

    // Versions
    VERSIONS_DIFFER(Severity.ERROR, "Use one version for all modules, with latchkey-bom."),
    VERSIONS(Severity.NOTE, "Keep both up to date.");

    /** How bad a problem is. Notes are no problems, but something to do or to know. */
    enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    private final Severity severity;
    private final String todo;

    Problem(Severity severity, String todo) {
        this.severity = severity;
        this.todo = todo;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Severity severity() {
        return severity;
    }

    /** Returns what to do, in one sentence. */
    String todo() {
        return todo;
    }
}
