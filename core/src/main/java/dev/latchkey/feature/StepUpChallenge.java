package dev.latchkey.feature;

import dev.latchkey.guard.StepUp;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a program whose user must confirm their identity again (RFC 9470 section 3). */
public final class StepUpChallenge {

    private static final String INSUFFICIENT = "insufficient_user_authentication";

    private StepUpChallenge() {}

    /**
     * Returns a response with status 401. Its {@code WWW-Authenticate} header has the greatest age of the factor in
     * seconds and, if the rule asks for one kind of factor, this kind. The JSON has the address where the user can
     * confirm their identity, unless {@code site} is {@code null}.
     */
    public static AuthResponse of(StepUp missing, @Nullable Site site) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", "Confirm that it is you");
        body.put("error", INSUFFICIENT);
        if (site != null) {
            body.put("url", address(missing, site, Map.of()));
        }
        return AuthResponse.json(401, Json.write(body)).with("WWW-Authenticate", "Bearer " + parameters(missing));
    }

    /**
     * Returns the address where the user can confirm their identity. The parameters {@code back} lead back from there.
     */
    public static String address(StepUp missing, Site site, Map<String, String> back) {
        Map<String, String> parameters = new LinkedHashMap<>(back);
        FactorParameter.addTo(parameters, missing.kind());
        return site.page(site.basePath() + "/confirm", parameters);
    }

    /** Returns the parameters of the challenge, without its scheme. */
    public static String parameters(StepUp missing) {
        String asked = missing.kind() == null
                ? "error_description=\"A more recent authentication is required\""
                : "error_description=\"A recent factor of the kind in acr_values is required\", acr_values=\""
                        + FactorParameter.text(missing.kind()) + "\"";
        return "error=\"" + INSUFFICIENT + "\", " + asked + ", max_age=\""
                + missing.age().toSeconds() + "\"";
    }
}
