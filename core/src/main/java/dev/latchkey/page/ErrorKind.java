package dev.latchkey.page;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.TextKey;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of error pages, with their texts and status (wire.md#error-page). The parameters {@code error} and
 * {@code reason} only choose one of these, so nobody can make a page say words of their own.
 */
enum ErrorKind {
    CONFIGURATION(
            ErrorCode.CONFIGURATION,
            null,
            500,
            CoreText.ERROR_CONFIGURATION_HEADING,
            CoreText.ERROR_CONFIGURATION_TEXT,
            CoreText.ERROR_CONFIGURATION_BUTTON),
    PROVIDER_UNREACHABLE(
            ErrorCode.CONFIGURATION,
            FailureCause.UNREACHABLE,
            500,
            CoreText.ERROR_PROVIDER_HEADING,
            CoreText.ERROR_PROVIDER_TEXT,
            CoreText.ERROR_CONFIGURATION_BUTTON),
    CODE_REFUSED(
            ErrorCode.CONFIGURATION,
            FailureCause.CODE_REFUSED,
            500,
            CoreText.ERROR_USED_HEADING,
            CoreText.ERROR_USED_TEXT,
            CoreText.ERROR_VERIFICATION_BUTTON),
    PROVIDER_UNKNOWN(
            ErrorCode.CONFIGURATION,
            FailureCause.PROVIDER_UNKNOWN,
            500,
            CoreText.ERROR_NOT_FOUND_HEADING,
            CoreText.ERROR_NOT_FOUND_TEXT,
            CoreText.ERROR_NOT_FOUND_BUTTON),
    ACCESS_DENIED(
            ErrorCode.ACCESS_DENIED,
            null,
            403,
            CoreText.ERROR_ACCESS_DENIED_HEADING,
            CoreText.ERROR_ACCESS_DENIED_TEXT,
            CoreText.ERROR_ACCESS_DENIED_BUTTON),
    USER_DISABLED(
            ErrorCode.ACCESS_DENIED,
            FailureCause.USER_DISABLED,
            403,
            CoreText.ERROR_DISABLED_HEADING,
            CoreText.ERROR_DISABLED_TEXT,
            CoreText.ERROR_ACCESS_DENIED_BUTTON),
    VERIFICATION(
            ErrorCode.VERIFICATION,
            null,
            403,
            CoreText.ERROR_VERIFICATION_HEADING,
            CoreText.ERROR_VERIFICATION_TEXT,
            CoreText.ERROR_VERIFICATION_BUTTON),
    LINK_USED(
            ErrorCode.VERIFICATION,
            FailureCause.LINK_USED,
            403,
            CoreText.ERROR_LINK_USED_HEADING,
            CoreText.ERROR_LINK_USED_TEXT,
            CoreText.ERROR_VERIFICATION_BUTTON),
    LINK_EXPIRED(
            ErrorCode.VERIFICATION,
            FailureCause.LINK_EXPIRED,
            403,
            CoreText.ERROR_LINK_EXPIRED_HEADING,
            CoreText.ERROR_LINK_EXPIRED_TEXT,
            CoreText.ERROR_VERIFICATION_BUTTON),
    CODE_EXPIRED(
            ErrorCode.VERIFICATION,
            FailureCause.CODE_EXPIRED,
            403,
            CoreText.ERROR_CODE_EXPIRED_HEADING,
            CoreText.ERROR_CODE_EXPIRED_TEXT,
            CoreText.ERROR_VERIFICATION_BUTTON),
    TOO_MANY_GUESSES(
            ErrorCode.VERIFICATION,
            FailureCause.TOO_MANY_GUESSES,
            403,
            CoreText.ERROR_GUESSES_HEADING,
            CoreText.ERROR_GUESSES_TEXT,
            CoreText.ERROR_VERIFICATION_BUTTON),
    OTHER_BROWSER(
            ErrorCode.VERIFICATION,
            FailureCause.OTHER_BROWSER,
            403,
            CoreText.ERROR_OTHER_BROWSER_HEADING,
            CoreText.ERROR_OTHER_BROWSER_TEXT,
            CoreText.ERROR_VERIFICATION_BUTTON),
    PASSKEY(
            ErrorCode.WEBAUTHN_VERIFICATION,
            null,
            200,
            CoreText.ERROR_PASSKEY_HEADING,
            CoreText.ERROR_PASSKEY_TEXT,
            CoreText.ERROR_OTHER_BUTTON),
    TOO_MANY_REQUESTS(
            ErrorCode.TOO_MANY_REQUESTS,
            null,
            429,
            CoreText.ERROR_TOO_MANY_REQUESTS_HEADING,
            CoreText.ERROR_TOO_MANY_REQUESTS_TEXT,
            CoreText.ERROR_TOO_MANY_REQUESTS_BUTTON),
    UNAVAILABLE(
            null,
            null,
            503,
            CoreText.ERROR_UNAVAILABLE_HEADING,
            CoreText.ERROR_UNAVAILABLE_TEXT,
            CoreText.ERROR_UNAVAILABLE_BUTTON),
    NOT_FOUND(
            null,
            null,
            404,
            CoreText.ERROR_NOT_FOUND_HEADING,
            CoreText.ERROR_NOT_FOUND_TEXT,
            CoreText.ERROR_NOT_FOUND_BUTTON),
    OTHER(null, null, 200, CoreText.ERROR_OTHER_HEADING, CoreText.ERROR_OTHER_TEXT, CoreText.ERROR_OTHER_BUTTON);

    private final @Nullable ErrorCode error;
    private final @Nullable FailureCause reason;
    private final int status;
    private final CoreText heading;
    private final CoreText text;
    private final CoreText button;

    ErrorKind(
            @Nullable ErrorCode error,
            @Nullable FailureCause reason,
            int status,
            CoreText heading,
            CoreText text,
            CoreText button) {
        this.error = error;
        this.reason = reason;
        this.status = status;
        this.heading = heading;
        this.text = text;
        this.button = button;
    }

    /** Returns the kind for two parameters of an address. A reason that does not belong to the error is ignored. */
    static ErrorKind of(@Nullable String error, @Nullable String reason) {
        ErrorKind found = OTHER;
        for (ErrorKind kind : values()) {
            if (kind.error != null && kind.error.wire().equals(error)) {
                if (kind.reason == null) {
                    found = kind;
                } else if (kind.reason.wire().equals(reason)) {
                    return kind;
                }
            }
        }
        return found;
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
