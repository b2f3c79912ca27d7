package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.secondfactor.Client.SetUp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user who signed in long ago confirms with the app. */
@Tag("S10")
class ConfirmTest {

    private final Application application = Application.standard();
    private final SetUp setUp = Client.hasSetUp(application, "ada");
    private final Client ada = signedInLongAgo();

    @AfterEach
    void close() {
        application.close();
    }

    private Client signedInLongAgo() {
        Client client = Client.program(application);
        client.signsIn("ada");
        client.types(setUp.phone().codeAt(application.now()));
        application.pass(Duration.ofHours(1));
        return client;
    }

    private boolean isRecent() {
        return ada.get("/auth/second-factor/manage").statusCode() == 200;
    }

    @Test
    void the_app_is_offered_in_place_of_the_password() {
        assertThat(ada.get("/auth/confirm").body())
                .contains("\"id\":\"second-factor\"")
                .contains("\"factor\":\"possession\"")
                .contains("\"confirmUrl\":\"" + application.url() + "/auth/confirm/second-factor\"")
                .doesNotContain("confirm/credentials");
    }

    @Test
    void a_code_confirms_once() {
        assertThat(isRecent()).isFalse();
        String code = setUp.phone().codeAt(application.now());
        HttpResponse<String> done = ada.post("confirm/second-factor", Map.of("code", code, "callbackUrl", "/back"));
        assertThat(Client.location(done)).isEqualTo(application.url() + "/back");
        assertThat(isRecent()).isTrue();

        application.pass(Duration.ofMinutes(11));
        ada.post("confirm/second-factor", Map.of("code", code));
        assertThat(isRecent()).isFalse();
    }

    @Test
    void a_wrong_code_or_a_backup_code_does_not() {
        HttpResponse<String> wrong =
                ada.post("confirm/second-factor", Map.of("code", setUp.phone().wrongAt(application.now())));
        assertThat(Client.location(wrong)).contains("error=NotConfirmed");
        ada.post("confirm/second-factor", Map.of("code", setUp.backupCodes().get(0)));
        assertThat(isRecent()).isFalse();
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void it_is_not_offered_to_users_without_an_app() {
        Client grace = Client.program(application);
        grace.signsIn("grace");
        assertThat(grace.get("/auth/confirm").body()).doesNotContain("second-factor");
        assertThat(Client.location(grace.post("confirm/second-factor", Map.of("code", "123456"))))
                .contains("error=NotConfirmed");
    }

    @Test
    void it_is_no_way_to_sign_in() {
        assertThat(ada.get("/auth/providers").body()).doesNotContain("second-factor");
        assertThat(Client.browser(application).get("/auth/signin").body()).doesNotContain("second-factor");
    }
}
