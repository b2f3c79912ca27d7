package dev.latchkey.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Checks what is left of the cookies and headers of {@code /csrf} on the way to a browser. */
final class CookieCheck {

    private static final String CSRF = "authjs.csrf-token";

    private final HttpProbe http;
    private final Findings findings;
    private final String url;
    private final boolean https;

    CookieCheck(HttpProbe http, Findings findings, String url, boolean https) {
        this.http = http;
        this.findings = findings;
        this.url = url;
        this.https = https;
    }

    void run() throws HttpProbe.NoAnswer {
        HttpProbe.Answer first = http.get(url + "/csrf");
        HttpProbe.Answer second = http.get(url + "/csrf");
        findings.addIf(
                first.isSuccess() && first.body().equals(second.body()),
                Problem.TOKEN_SHARED,
                "Two visitors get the same CSRF token");
        String caching = String.join(",", first.all("Cache-Control")).toLowerCase(Locale.ROOT);
        findings.addIf(
                !caching.contains("no-store"),
                Problem.ANSWER_CACHEABLE,
                url + "/csrf has no Cache-Control with no-store");
        cookies(first.all("Set-Cookie"));
    }

    /** Checks the cookies of an answer that must have the one for CSRF. */
    void cookies(List<String> lines) {
        List<String> tokens =
                lines.stream().filter(line -> name(line).endsWith(CSRF)).toList();
        findings.addIf(tokens.isEmpty(), Problem.COOKIE_MISSING, url + "/csrf sends no cookie " + CSRF);
        for (String line : tokens) {
            String name = name(line);
            List<String> attributes = Stream.of(line.split(";"))
                    .skip(1)
                    .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT))
                    .toList();
            findings.addIf(
                    https && !attributes.contains("secure"),
                    Problem.COOKIE_NOT_SECURE,
                    "The cookie " + name + " is not Secure");
            findings.addIf(
                    https && !name.startsWith("__Host-"),
                    Problem.COOKIE_PREFIX_MISSING,
                    "The cookie " + name + " does not begin with __Host-, although the address is https");
            findings.addIf(
                    !attributes.contains("httponly"),
                    Problem.COOKIE_READABLE,
                    "Scripts can read the cookie " + name + ", because it is not HttpOnly");
            findings.addIf(
                    !attributes.contains("samesite=lax") && !attributes.contains("samesite=strict"),
                    Problem.COOKIE_CROSS_SITE,
                    "Other sites can send the cookie " + name + ", because it has no SameSite=Lax");
            findings.addIf(
                    attributes.stream().anyMatch(attribute -> attribute.startsWith("domain=")),
                    Problem.COOKIE_SHARED_DOMAIN,
                    "Other hosts get the cookie " + name + ", because it has a Domain");
        }
    }

    private static String name(String line) {
        return line.split("=", 2)[0].strip();
    }
}
