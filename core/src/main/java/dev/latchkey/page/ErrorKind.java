package dev.latchkey.page;

import dev.latchkey.text.CoreText;
import dev.latchkey.text.TextKey;
import org.jspecify.annotations.Nullable;

/** The kinds of error pages, with their texts and status (wire.md#error-page). */
enum ErrorKind {
    CONFIGURATION(
            500,
            CoreText.ERROR_CONFIGURATION_HEADING,
            CoreText.ERROR_CONFIGURATION_TEXT,
            CoreText.ERROR_CONFIGURATION_BUTTON),
    ACCESS_DENIED(
            403,
            CoreText.ERROR_ACCESS_DENIED_HEADING,
            CoreText.ERROR_ACCESS_DENIED_TEXT,
            CoreText.ERROR_ACCESS_DENIED_BUTTON),
    VERIFICATION(
            403,
            CoreText.ERROR_VERIFICATION_HEADING,
            CoreText.ERROR_VERIFICATION_TEXT,
            CoreText.ERROR_VERIFICATION_BUTTON),
    UNAVAILABLE(
            503,
            CoreText.ERROR_UNAVAILABLE_HEADING,
            CoreText.ERROR_UNAVAILABLE_TEXT,
            CoreText.ERROR_UNAVAILABLE_BUTTON),
    TOO_MANY_REQUESTS(
            429,
            CoreText.ERROR_TOO_MANY_REQUESTS_HEADING,
            CoreText.ERROR_TOO_MANY_REQUESTS_TEXT,
            CoreText.ERROR_TOO_MANY_REQUESTS_BUTTON),
    NOT_FOUND(404, CoreText.ERROR_NOT_FOUND_HEADING, CoreText.ERROR_NOT_FOUND_TEXT, CoreText.ERROR_NOT_FOUND_BUTTON),
    OTHER(200, CoreText.ERROR_OTHER_HEADING, CoreText.ERROR_OTHER_TEXT, CoreText.ERROR_OTHER_BUTTON);

    private final int status;
    private final CoreText heading;
    private final CoreText text;
    private final CoreText button;

    ErrorKind(int status, CoreText heading, CoreText text, CoreText button) {
        this.status = status;
        this.heading = heading;
        this.text = text;
        this.button = button;
    }

    static ErrorKind of(@Nullable String error) {
        if (error == null) {
            return OTHER;
        }
        return switch (error) {
            case "Configuration" -> CONFIGURATION;
            case "AccessDenied" -> ACCESS_DENIED;
            case "Verification" -> VERIFICATION;
            case "TooManyRequests" -> TOO_MANY_REQUESTS;
            default -> OTHER;
        };
    }

    int status() {
        return status;
    }

    TextKey heading() {
        return heading;
    }

    TextKey text() {
        return text;
    }

    /** Returns the text of the link to the sign-in page. */
    TextKey button() {
        return button;
    }
}
