package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Claims;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    @Test
    void openapi_says_what_each_address_reads_and_answers() {
        try (Application application = Application.with(SecondFactor.standard(), AuthBuilder::openApi)) {
            Claims paths = Client.json(Client.program(application).get("/auth/openapi.json"))
                    .object("paths");

            assertThat(paths.asMap())
                    .containsKeys(
                            "/second-factor",
                            "/second-factor/enrol",
                            "/second-factor/skip",
                            "/second-factor/setup",
                            "/second-factor/manage",
                            "/second-factor/codes",
                            "/second-factor/remove",
                            "/second-factor/browsers/end",
                            "/second-factor/recovery",
                            "/second-factor/recovery/complete",
                            "/second-factor/recovery/end",
                            "/second-factor/recovery/stop",
                            "/confirm/second-factor");
            Claims answer = paths.object("/second-factor").object("post");
            assertThat(answer.object("responses").asMap()).containsKeys("302", "401");
            assertThat(String.valueOf(answer.get("requestBody"))).contains("backupCode");
        }
    }
}
