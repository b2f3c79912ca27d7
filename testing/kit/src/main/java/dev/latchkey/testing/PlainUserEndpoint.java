package dev.latchkey.testing;

import com.nimbusds.jose.util.JSONArrayUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who the user is, as GitHub's REST API says it: {@code /api/user} and {@code /api/user/emails}. */
final class PlainUserEndpoint {

    private final Bearer bearer;
    private final UserClaims userClaims;
    private final Settings settings;

    PlainUserEndpoint(Parts parts) {
        this.bearer = new Bearer(Protocol.PLAIN_OAUTH, parts.grants(), parts.behaviour());
        this.userClaims = parts.userClaims();
        this.settings = parts.settings();
    }

    Answer user(ReceivedRequest request) {
        return bearer.guard(request, grant -> Answer.json(200, userClaims.resource(grant.person())));
    }

    /** Every address, for a client that was granted {@code user:email} or {@code user}; others are told 404. */
    Answer emails(ReceivedRequest request) {
        return bearer.guard(request, grant -> {
            if (!grant.covers("user:email") && !grant.covers("user")) {
                return Answer.json(404, Map.of("message", "Not Found"));
            }
            return Answer.of(200, "application/json", JSONArrayUtils.toJSONString(emails(grant.person())));
        });
    }

    private List<Map<String, @Nullable Object>> emails(Person person) {
        Map<String, @Nullable Object> old = new LinkedHashMap<>();
        old.put("email", "old-" + person.email());
        old.put("primary", false);
        old.put("verified", false);
        old.put("visibility", null);
        Map<String, @Nullable Object> primary = new LinkedHashMap<>();
        primary.put("email", person.email());
        primary.put("primary", true);
        primary.put("verified", userClaims.emailVerified(person));
        primary.put("visibility", settings.emailsPrivate() ? "private" : "public");
        return List.of(old, primary); // the primary one last: a client must look for it
    }
}
