package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Theme;
import dev.latchkey.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The logo in mails of features is below the context path, as on pages. */
class MailLogoTest {

    private static final String LOGO = " src=\"http://localhost/shop/logo.svg\"";

    private static Application mountedAt(String endpoints, String basePath) {
        return Application.with(
                Store.inMemory(),
                passwords -> passwords,
                auth -> auth.url(endpoints)
                        .basePath(basePath)
                        .theme(Theme.standard().logo("/logo.svg")));
    }

    @Test
    void a_mail_that_a_request_causes_has_the_logo_of_its_application() {
        try (Application application = mountedAt("http://localhost/shop/auth", "/auth")) {
            new Program(application).signsUp(ADA, PASSWORD);
            assertThat(application.outbox.take().html()).contains(LOGO);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/shop/auth, /auth, http://localhost/shop/logo.svg",
        "http://localhost/shop/auth/, /auth, http://localhost/shop/logo.svg",
        "http://localhost/api/auth, /api/auth, http://localhost/logo.svg"
    })
    void an_invitation_has_the_logo_of_the_application_to_which_it_leads(
            String endpoints, String basePath, String logo) {
        try (Application application = mountedAt("http://localhost" + basePath, basePath)) {
            application.passwords().invite(ADA, endpoints);
            assertThat(application.outbox.take().html()).contains(" src=\"" + logo + "\"");
        }
    }
}
