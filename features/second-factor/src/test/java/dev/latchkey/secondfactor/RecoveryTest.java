package dev.latchkey.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.provider.Mail;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import dev.latchkey.store.StoredUser;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eve signs in by mail, so her address is proved; then she loses her phone. */
class RecoveryTest {

    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final String EVE = "eve@example.test";
    private static final String IVY = "ivy@example.test";

    private final Addresses addresses = new Addresses();
    private final Application application = Application.with(SecondFactor.standard(), auth -> auth.with(addresses));
    private final Client.SetUp eve = setUp();

    @AfterEach
    void close() {
        application.close();
    }

    private Client.SetUp setUp() {
        Client client = begun();
        assertThat(client.isSignedIn()).isTrue();
        Client.SetUp done = client.setsUp();
        application.pass(A_WEEK);
        return done;
    }

    /** Signs in by mail as far as that goes. */
    private Client begun(String address) {
        Client client = Client.program(application);
        client.post("signin/email", Map.of("email", address, "callbackUrl", "/dashboard"));
        client.post(
                "callback/email",
                Map.of("code", requireNonNull(application.mails.remove().code())));
        return client;
    }

    private Client begun() {
        return begun(EVE);
    }

    private HttpResponse<String> recovers(Client client) {
        return client.post("second-factor/recovery", Map.of());
    }

    private static String token(Mail mail) {
        String escaped = mail.url().substring(mail.url().indexOf("token=") + "token=".length());
        return URLDecoder.decode(escaped, UTF_8);
    }

    @Test
    void it_takes_three_days_the_first_factor_and_a_second_mail() {
        HttpResponse<String> waiting = recovers(begun());
        assertThat(Client.json(waiting).text("recovery")).hasValue("waiting");
        Mail notice = application.mails.remove();
        assertThat(notice.to()).isEqualTo(EVE);
        assertThat(notice.code()).isNull();
        assertThat(application.told()).endsWith(What.RECOVERY_BEGUN);

        application.pass(Duration.ofHours(71));
        assertThat(Client.json(recovers(begun())).text("recovery")).hasValue("waiting");
        assertThat(application.mails).isEmpty();

        application.pass(Duration.ofHours(1));
        Client client = begun();
        HttpResponse<String> ready = recovers(client);
        assertThat(Client.json(ready).text("recovery")).hasValue("ready");
        String code = requireNonNull(application.mails.remove().code());
        assertThat(client.isSignedIn()).isFalse();
        HttpResponse<String> done = client.post(
                "second-factor/recovery/complete",
                Map.of("challenge", Client.json(ready).text("challenge").orElseThrow(), "code", code));

        assertThat(Client.location(done)).isEqualTo(application.url() + "/dashboard");
        assertThat(client.isSignedIn()).isTrue();
        assertThat(application.told()).endsWith(What.APP_REMOVED, What.RECOVERED);
        assertThat(begun().isSignedIn()).isTrue();
    }

    @Test
    void the_link_of_the_second_mail_changes_nothing_when_it_is_opened_and_works_once() {
        recovers(begun());
        application.mails.remove();
        application.pass(THREE_DAYS);
        Client client = begun();
        recovers(client);
        Mail mail = application.mails.remove();

        assertThat(client.get(mail.url()).statusCode()).isEqualTo(200);
        assertThat(client.isSignedIn()).isFalse();
        Client stranger = Client.program(application);
        assertThat(Client.location(stranger.get(mail.url()))).startsWith(application.url() + "/auth/signin");
        String token = token(mail);
        client.post("second-factor/recovery/complete", Map.of("token", token));
        assertThat(client.isSignedIn()).isTrue();
    }

    @Test
    void the_notice_stops_it_without_a_session() {
        recovers(begun());
        Mail notice = application.mails.remove();
        Client owner = Client.browser(application);

        assertThat(owner.get(notice.url()).statusCode()).isEqualTo(200);
        assertThat(application.told()).endsWith(What.RECOVERY_BEGUN);
        String token = token(notice);
        assertThat(owner.post("second-factor/recovery/stop", Map.of("token", token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(application.told()).endsWith(What.RECOVERY_STOPPED);
        assertThat(owner.post("second-factor/recovery/stop", Map.of("token", token))
                        .statusCode())
                .isEqualTo(404);

        application.pass(THREE_DAYS);
        assertThat(Client.json(recovers(begun())).text("recovery")).hasValue("waiting");
    }

    @Test
    void a_code_of_the_app_stops_it() {
        recovers(begun());
        application.mails.remove();
        assertThat(begun().types(eve.phone().codeAt(application.now())).statusCode())
                .isEqualTo(302);
        assertThat(application.told()).endsWith(What.RECOVERY_STOPPED);
        application.pass(THREE_DAYS);
        assertThat(Client.json(recovers(begun())).text("recovery")).hasValue("waiting");
    }

    @Test
    void a_recovery_that_nobody_completes_ends() {
        recovers(begun());
        application.mails.remove();
        application.pass(THREE_DAYS.plus(MailRecovery.OPEN));
        assertThat(Client.json(recovers(begun())).text("recovery")).hasValue("waiting");
    }

    @Test
    void a_wrong_code_changes_nothing() {
        recovers(begun());
        application.mails.remove();
        application.pass(THREE_DAYS);
        Client client = begun();
        String challenge = Client.json(recovers(client)).text("challenge").orElseThrow();
        String code = requireNonNull(application.mails.remove().code());
        String wrong = code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
        assertThat(client.post("second-factor/recovery/complete", Map.of("challenge", challenge, "code", wrong))
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.isSignedIn()).isFalse();
        assertThat(SecondFactor.of(application.auth).remove(userId(EVE))).isTrue();
    }

    @Test
    @Tag("B12")
    void an_address_that_was_changed_recovers_nothing_within_a_week() {
        changesAddress(Duration.ZERO);
        HttpResponse<String> waiting = recovers(begun(IVY));
        assertThat(Client.json(waiting).text("possible"))
                .hasValue(application.now().plus(A_WEEK).toString());
        Mail notice = application.mails.remove();

        application.pass(A_WEEK.minusSeconds(1));
        assertThat(Client.json(recovers(begun(IVY))).text("recovery")).hasValue("waiting");
        application.pass(Duration.ofSeconds(1));
        assertThat(Client.json(recovers(begun(IVY))).text("recovery")).hasValue("ready");
        application.pass(MailRecovery.OPEN.minusSeconds(1));
        assertThat(begun(IVY)
                        .post("second-factor/recovery/stop", Map.of("token", token(notice)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("B12")
    void a_change_of_the_address_puts_off_a_recovery_that_waits() {
        recovers(begun());
        application.mails.remove();
        changesAddress(Duration.ofDays(2));
        application.pass(Duration.ofDays(1));
        assertThat(Client.json(recovers(begun(IVY))).text("recovery")).hasValue("waiting");
        application.pass(Duration.ofDays(6));
        assertThat(Client.json(recovers(begun(IVY))).text("recovery")).hasValue("ready");
    }

    /** Knows how addresses are changed. */
    private static final class Addresses implements Feature, Installable {

        private @Nullable FeatureContext context;

        @Override
        public String id() {
            return "addresses";
        }

        @Override
        public Installed install(FeatureContext given) {
            context = given;
            return Installed.none();
        }
    }

    /** Eve's address becomes another one, which is verified, after a time. */
    private void changesAddress(Duration after) {
        application.pass(after);
        StoredUser eve = application.store.userByEmail(EVE).orElseThrow();
        assertThat(requireNonNull(addresses.context).addresses().replace(eve, IVY))
                .isTrue();
    }

    @Test
    @Tag("B1")
    void the_mail_of_one_user_completes_nothing_for_another_who_recovers_too() {
        begun(IVY).setsUp();
        application.pass(A_WEEK);
        recovers(begun());
        application.mails.remove();
        recovers(begun(IVY));
        application.mails.remove();
        application.pass(THREE_DAYS);
        recovers(begun());
        String token = token(application.mails.remove());
        Client ivy = begun(IVY);

        ivy.post("second-factor/recovery/complete", Map.of("token", token));

        assertThat(ivy.isSignedIn()).isFalse();
        assertThat(SecondFactor.of(application.auth).isSetUp(userId(IVY))).isTrue();
        assertThat(SecondFactor.of(application.auth).isSetUp(userId(EVE))).isTrue();
    }

    @Test
    void a_user_without_a_proved_address_is_not_offered_it() {
        Client.hasSetUp(application, "ada");
        Client ada = Client.program(application);
        ada.signsIn("ada");
        assertThat(Client.json(ada.get("/auth/second-factor")).texts("methods")).doesNotContain("recovery");
        assertThat(Client.location(recovers(ada))).contains("error=AccessDenied");
        assertThat(application.mails).isEmpty();
    }

    @Test
    void a_recovery_is_no_way_around_a_second_factor_that_is_required() {
        SecondFactor required = SecondFactor.standard().required(RequiredFor.everybody());
        try (Application strict = Application.with(required)) {
            Client client = Client.program(strict);
            client.post("signin/email", Map.of("email", EVE));
            client.post(
                    "callback/email",
                    Map.of("code", requireNonNull(strict.mails.remove().code())));
            assertThat(Client.location(recovers(client))).contains("error=AccessDenied");
            assertThat(strict.told()).isEmpty();
        }
    }

    private String userId(String address) {
        return application.store.userByEmail(address).orElseThrow().user().id();
    }
}
