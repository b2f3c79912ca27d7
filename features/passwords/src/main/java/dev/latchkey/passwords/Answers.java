package dev.latchkey.passwords;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What programs get where people see a page. */
final class Answers {

    private Answers() {}

    static boolean isProgram(EndpointCall call) {
        return !BrowserNavigation.is(call.request());
    }

    static AuthResponse json(int status, Map<String, ?> members) {
        return AuthResponse.json(status, Json.write(members));
    }

    /** What is wrong, field by field. */
    static AuthResponse faults(Map<String, FieldFault> faults) {
        List<Map<String, Object>> errors = new ArrayList<>();
        faults.forEach((field, fault) -> {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("field", field);
            error.put("error", fault.code());
            error.put("message", fault.text());
            error.put("advice", fault.advice());
            errors.add(error);
        });
        return json(400, Map.of("errors", errors));
    }

    /** A redirect, which a program gets as its address. */
    static AuthResponse redirect(EndpointCall call, AuthResponse redirect) {
        @Nullable String location = redirect.header("Location");
        return location != null && isProgram(call) ? json(200, Map.of("url", location)) : redirect;
    }

    /** A link or a code that does not count, or no longer. */
    static AuthException.Refused gone(String why) {
        return new AuthException.Refused(ErrorCode.VERIFICATION, why);
    }

    /** A link that was used already. */
    static AuthException.Refused used() {
        return new AuthException.Refused(ErrorCode.VERIFICATION, FailureCause.LINK_USED, "a link that was used", null);
    }
}
