package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Claims;
import dev.latchkey.store.Store;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    @Test
    void openapi_says_what_each_address_reads_answers_and_demands() {
        try (Application application = Application.with(DescriptionTest::described)) {
            Claims paths = Program.json(new Program(application, "curl/8.0").get("/auth/openapi.json"))
                    .object("paths");

            assertThat(paths.asMap())
                    .containsKeys(
                            "/account",
                            "/account/profile",
                            "/account/email",
                            "/account/email/confirm",
                            "/account/email/undo",
                            "/account/sessions/end",
                            "/account/sessions/end-others",
                            "/account/unlink",
                            "/account/export",
                            "/account/delete",
                            "/account/deleted");
            Claims page = paths.object("/account").object("get");
            assertThat(page.object("responses").object("200").object("content").asMap())
                    .containsKeys("text/html", "application/json");
            assertThat(String.valueOf(page.get("security"))).isEqualTo("[{session=[]}]");
            Claims end = paths.object("/account/sessions/end").object("post");
            assertThat(end.object("responses").asMap()).containsKeys("200", "302", "401", "404", "503");
            assertThat(String.valueOf(end.get("security"))).isEqualTo("[{session=[], csrf=[]}]");
            assertThat(String.valueOf(end.get("requestBody"))).contains("[csrfToken, session]");
        }
    }

    private static AuthBuilder described(AuthBuilder auth) {
        return auth.with(AccountPage.standard()).store(Store.inMemory()).openApi();
    }
}
