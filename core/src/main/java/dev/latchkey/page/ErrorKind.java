package dev.latchkey.page;

import org.jspecify.annotations.Nullable;

/** What the error page says, and with which status (wire.md#error-page). */
enum ErrorKind {
    CONFIGURATION(
            500,
            "This site has a problem",
            "You could not be signed in because of a fault on our side. Please try again in a moment. "
                    + "If it happens again, tell the people who run this site: their server log says why.",
            "Try again"),
    ACCESS_DENIED(
            403,
            "Access denied",
            "This account has no access here. If you have another account, try that one, "
                    + "or ask the people who run this site for access.",
            "Use another account"),
    VERIFICATION(
            403,
            "This link no longer works",
            "It has expired, or somebody has used it already. Ask for a new one by signing in again.",
            "Sign in again"),
    UNAVAILABLE(
            503,
            "Not available at the moment",
            "This site cannot look up who you are right now. Nothing of yours is lost: "
                    + "please wait a few seconds and load the page again.",
            "Sign in"),
    TOO_MANY_REQUESTS(
            429,
            "Too many attempts",
            "There were too many attempts from your connection. Please wait a few minutes and try again.",
            "Sign in"),
    OTHER(200, "Something went wrong", "Signing in did not work. Please try again.", "Try again");

    private final int status;
    private final String heading;
    private final String text;
    private final String action;

    ErrorKind(int status, String heading, String text, String action) {
        this.status = status;
        this.heading = heading;
        this.text = text;
        this.action = action;
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

    String heading() {
        return heading;
    }

    String text() {
        return text;
    }

    /** What the link to the sign-in page says. */
    String action() {
        return action;
    }
}
