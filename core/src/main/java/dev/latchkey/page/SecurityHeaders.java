package dev.latchkey.page;

import static java.util.stream.Collectors.joining;

import dev.latchkey.http.Header;
import dev.latchkey.wire.Origin;
import java.util.Collection;
import java.util.List;

/** The security headers of the built-in pages (W54). */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static List<Header> of(StyleSheet style) {
        return of(style, List.of());
    }

    /** Returns the headers for a page with scripts, which may fetch from this host. */
    static List<Header> of(StyleSheet style, Collection<PageScript> scripts) {
        return of(
                policy(style, List.of()) + sources(scripts),
                "same-origin"); // not no-referrer, with which browsers send "Origin: null" with forms
    }

    /** For a page of a feature, whose address may hold the token of a mail. */
    static List<Header> ofFeature(StyleSheet style, List<Origin> images, Collection<PageScript> scripts) {
        return of(policy(style, images) + sources(scripts), "strict-origin");
    }

    private static String sources(Collection<PageScript> scripts) {
        return scripts.isEmpty()
                ? ""
                : scripts.stream()
                        .map(script -> CspHash.of(script.text()))
                        .distinct()
                        .collect(joining(" ", "; script-src ", "; connect-src 'self'"));
    }

    /**
     * Returns the headers for the page whose address contains a token and whose script may submit the form. No referrer
     * may contain the token.
     */
    static List<Header> ofConfirmPage(StyleSheet style) {
        return of(policy(style, List.of()) + "; script-src " + CspHash.of(SubmitScript.TEXT), "strict-origin");
    }

    private static List<Header> of(String policy, String referrer) {
        return List.of(
                new Header("Content-Security-Policy", policy),
                new Header("X-Frame-Options", "DENY"),
                new Header("X-Content-Type-Options", "nosniff"),
                new Header("Referrer-Policy", referrer),
                new Header("Cache-Control", "private, no-cache, no-store"));
    }

    /**
     * Returns a content security policy that allows only the one style sheet and images of this host. The policy has no
     * {@code form-action}, because Chromium also applies it to the redirect after a form, which goes to the provider.
     */
    private static String policy(StyleSheet style, List<Origin> images) {
        return "default-src 'none'; style-src " + style.source()
                + "; img-src 'self' data:"
                + images.stream().map(host -> " " + host).collect(joining())
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
