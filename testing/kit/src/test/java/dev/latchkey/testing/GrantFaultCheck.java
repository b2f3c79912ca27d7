package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.json;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Checks that a provider refreshes and revokes tokens with the misbehaviour that the test asks for. */
final class GrantFaultCheck {

    private final Visitor visitor;

    GrantFaultCheck(Visitor visitor) {
        this.visitor = visitor;
    }

    void run(Misbehaviour misbehaviour) {
        Map<String, Object> tokens = visitor.tokens();
        switch (misbehaviour) {
            case NO_EXPIRES_IN -> assertThat(tokens).containsKey("access_token").doesNotContainKey("expires_in");
            case REFRESH_NARROWER_SCOPE -> {
                assertThat(tokens).containsEntry("scope", "openid profile email");
                assertThat(refreshed(tokens)).containsEntry("scope", "openid");
            }
            case REFRESH_TOKEN_STAYS -> {
                assertThat(refreshed(tokens)).containsKey("access_token").doesNotContainKey("refresh_token");
                assertThat(refreshed(tokens)).containsKey("access_token");
            }
            case REVOCATION_500 -> {
                Map<String, String> form =
                        Map.of("token", required(tokens, "refresh_token").toString());
                String[] client = Visitor.basic(Visitor.CLIENT, Visitor.SECRET);
                assertThat(visitor.post("/revoke", form, client).statusCode()).isEqualTo(500);
                assertThat(refreshed(tokens)).containsKey("access_token");
            }
            default -> throw new AssertionError("There is no check for " + misbehaviour);
        }
    }

    private Map<String, Object> refreshed(Map<String, Object> tokens) {
        return json(visitor.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                required(tokens, "refresh_token").toString())));
    }
}
