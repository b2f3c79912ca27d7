package dev.latchkey.feature;

import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.wire.Json;
import java.util.Map;

/** The answer to a program whose user has to show anew that it is them (RFC 9470 section 3). */
public final class StepUpChallenge {

    private static final String INSUFFICIENT = "insufficient_user_authentication";

    private StepUpChallenge() {}

    /** Status 401, with the greatest age in seconds. */
    public static AuthResponse of(StepUp missing) {
        String body = Json.write(Map.of("message", "Confirm that it is you", "error", INSUFFICIENT));
        return AuthResponse.json(401, body)
                .with(
                        "WWW-Authenticate",
                        "Bearer error=\"" + INSUFFICIENT
                                + "\", error_description=\"A more recent authentication is required\", max_age=\""
                                + missing.age().toSeconds() + "\"");
    }
}
