package dev.latchkey.endpoint;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a page says about a failure (wire.md#failures). Auth.js has {@code error}. The other two are of
 * Latchkey; clients of Auth.js ignore them.
 *
 * @param error the code
 * @param reason the cause, if users may know it
 * @param reference the number for the help desk
 */
record ShownFailure(
        @Nullable String error,
        @Nullable String reason,
        @Nullable String reference) {

    private static final String ERROR = "error";
    private static final String REASON = "reason";

    static ShownFailure of(AuthException failure, String reference) {
        FailureCause cause = failure.failureCause();
        return new ShownFailure(
                code(failure.code()).wire(), cause != null && cause.shown() ? cause.wire() : null, reference);
    }

    /**
     * Reads what a browser sent, which anybody may have made up. A reason and a number that Latchkey does not make are
     * left out.
     */
    static ShownFailure of(Map<String, String> query) {
        return new ShownFailure(
                query.get(ERROR),
                shown(query.get(REASON)),
                FailureReferences.valid(query.get(FailureReferences.PARAMETER)));
    }

    private static @Nullable String shown(@Nullable String reason) {
        return Arrays.stream(FailureCause.values())
                .filter(FailureCause::shown)
                .map(FailureCause::wire)
                .filter(known -> known.equals(reason))
                .findFirst()
                .orElse(null);
    }

    /** Returns the code that browsers see. */
    private static ErrorCode code(ErrorCode code) {
        if (code.shown()) {
            return code;
        }
        return code.isForSignInPage() ? ErrorCode.OAUTH_CALLBACK : ErrorCode.CONFIGURATION;
    }

    /**
     * Returns the parameters for the address of a page.
     *
     * @param code why the application refused credentials; {@code null} for any other failure
     */
    Map<String, String> parameters(@Nullable String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        add(parameters, ERROR, error);
        add(parameters, "code", code);
        add(parameters, REASON, reason);
        add(parameters, FailureReferences.PARAMETER, reference);
        return parameters;
    }

    private static void add(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
