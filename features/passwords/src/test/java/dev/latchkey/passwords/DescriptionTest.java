package dev.latchkey.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Claims;
import dev.latchkey.store.Store;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    @Test
    void openapi_says_what_each_address_reads_and_answers() {
        try (Application application =
                Application.with(Store.inMemory(), passwords -> passwords, AuthBuilder::openApi)) {
            Claims paths =
                    Program.json(new Program(application).get("openapi.json")).object("paths");

            assertThat(paths.asMap())
                    .containsKeys(
                            "/callback/password",
                            "/passwords/sign-up",
                            "/passwords/sign-up/code",
                            "/passwords/sign-up/link",
                            "/passwords/invitation",
                            "/passwords/forgot",
                            "/passwords/reset",
                            "/passwords/change",
                            "/passwords/changed",
                            "/confirm/password");
            Claims signUp = paths.object("/passwords/sign-up").object("post");
            assertThat(signUp.object("responses").asMap()).containsKeys("200", "202", "400");
            assertThat(String.valueOf(signUp.get("requestBody"))).contains("email", "password", "csrfToken");
            Claims change = paths.object("/passwords/change").object("post");
            assertThat(String.valueOf(change.get("security"))).isEqualTo("[{session=[], csrf=[]}]");
        }
    }
}
