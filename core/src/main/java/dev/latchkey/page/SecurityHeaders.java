package dev.latchkey.page;

import static java.util.stream.Collectors.joining;

import dev.latchkey.http.Header;
import dev.latchkey.wire.Origin;
import java.util.Collection;
import java.util.List;

/** The security headers of the built-in pages (W54). */
final class SecurityHeaders {

    private static final String POLICY = "Content-Security-Policy";

    private SecurityHeaders() {}

    static List<Header> of(StyleSheet style) {
        return of(style, List.of());
    }

    /** Returns the headers for a page with scripts, which may fetch from this host. */
    static List<Header> of(StyleSheet style, Collection<PageScript> scripts) {
        return of(
                policy(style.source(), List.of()) + sources(scripts),
                "same-origin"); // not no-referrer, with which browsers send "Origin: null" with forms
    }

    /** For a page of a feature, whose address may hold the token of a mail. */
    static List<Header> ofFeature(StyleSheet style, List<Origin> images, Collection<PageScript> scripts) {
        return of(policy(style.wideSource(), images) + sources(scripts), "strict-origin");
    }

    /**
     * Returns the same headers for a page that a template writes, which may use style sheets and fonts of this host.
     */
    static List<Header> ofTemplate(List<Header> builtIn) {
        return builtIn.stream()
                .map(header -> header.name().equals(POLICY)
                        ? new Header(
                                POLICY, header.value().replace("style-src ", "style-src 'self' ") + "; font-src 'self'")
                        : header)
                .toList();
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
        return of(policy(style.source(), List.of()) + "; script-src " + CspHash.of(SubmitScript.TEXT), "strict-origin");
    }

    private static List<Header> of(String policy, String referrer) {
        return List.of(
                new Header(POLICY, policy),
                new Header("X-Frame-Options", "DENY"),
                new Header("X-Content-Type-Options", "nosniff"),
                new Header("Referrer-Policy", referrer),
                new Header("Cache-Control", "private, no-cache, no-store"));
    }

    /**
     * Returns a content security policy that allows only the one style sheet and images of this host. The policy has no
     * {@code form-action}, because Chromium also applies it to the redirect after a form, which goes to the provider.
     */
    private static String policy(String style, List<Origin> images) {
        return "default-src 'none'; style-src " + style
                + "; img-src 'self' data:"
                + images.stream().map(host -> " " + host).collect(joining())
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
