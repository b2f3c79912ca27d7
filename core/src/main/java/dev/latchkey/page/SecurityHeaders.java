package dev.latchkey.page;

import dev.latchkey.http.Header;
import java.util.List;

/** What browsers are told to refuse on the built-in pages (W54). */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static List<Header> of(StyleSheet style) {
        return List.of(
                new Header("Content-Security-Policy", policy(style)),
                new Header("X-Frame-Options", "DENY"),
                new Header("X-Content-Type-Options", "nosniff"),
                // Not no-referrer: with it browsers send "Origin: null" along with the forms.
                new Header("Referrer-Policy", "same-origin"),
                new Header("Cache-Control", "private, no-cache, no-store"));
    }

    /**
     * Nothing but the one style sheet and images of this host. There is no {@code form-action}: Chromium applies it
     * also to the redirect that answers a form, and that leads to the provider.
     */
    private static String policy(StyleSheet style) {
        return "default-src 'none'; style-src " + style.source()
                + "; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";
    }
}
