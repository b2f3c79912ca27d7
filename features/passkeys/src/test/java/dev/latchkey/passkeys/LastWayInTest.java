package dev.latchkey.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.testing.SoftAuthenticator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody takes away their own last way in. */
class LastWayInTest {

    private final Application application = Application.with(Passkeys.standard());
    private final SoftAuthenticator phone = SoftAuthenticator.passwordManager(application.url());
    private final SoftAuthenticator laptop = SoftAuthenticator.securityKey(application.url());
    private Caller ada;

    @BeforeEach
    void register() {
        ada = Caller.signedIn(application, "ada");
        ada.register(phone);
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_passkey_lets_the_last_account_go_and_then_stays() {
        assertThat(unlinkWork()).isEqualTo("unlinked");

        assertThat(remove(phone)).isEqualTo("last-way-in");

        assertThat(ada.get("/auth/passkey").body()).contains("\"removable\":false");
        assertThat(new Caller(application).signIn(phone)).isEmpty();
    }

    @Test
    void without_a_passkey_the_last_account_stays() {
        assertThat(remove(phone)).isEqualTo("removed");

        assertThat(unlinkWork()).isEqualTo("not-unlinked");
    }

    @Test
    void an_administrator_removes_a_passkey_that_is_used_at_this_moment() {
        String ada = userId();
        String id = Passkeys.of(application.auth).list(ada).get(0).id();
        application.between.before(
                "deleteRecord",
                () -> assertThat(new Caller(application).signIn(phone)).isEmpty());

        assertThat(Passkeys.of(application.auth).remove(ada, id)).isTrue();

        assertThat(application.between.isDone()).isTrue();
        assertThat(Passkeys.of(application.auth).list(ada)).isEmpty();
    }

    @Test
    void a_user_removes_a_passkey_that_is_used_at_each_moment_of_it() {
        for (String call : List.of("replaceRecord", "deleteRecord")) {
            ada.register(laptop);
            application.between.before(
                    call,
                    () -> assertThat(new Caller(application).signIn(laptop)).isEmpty());
            assertThat(remove(laptop)).isEqualTo("removed");
            assertThat(application.between.isDone()).isTrue();
        }
    }

    @Test
    void one_of_two_may_go() {
        ada.register(laptop);
        unlinkWork();

        assertThat(remove(laptop)).isEqualTo("removed");
        assertThat(remove(phone)).isEqualTo("last-way-in");
    }

    @Test
    void of_two_that_are_removed_at_the_same_moment_one_stays() {
        ada.register(laptop);
        unlinkWork();
        Caller other = ada.copyAt(application.url());
        AtomicReference<String> meanwhile = new AtomicReference<>();
        application.between.after("replaceRecord", () -> meanwhile.set(remove(other, phone)));

        assertThat(remove(laptop)).isEqualTo("removed");

        assertThat(meanwhile).hasValue("last-way-in");
        assertThat(new Caller(application).signIn(phone)).isEmpty();
    }

    @Test
    void an_account_stays_if_the_passkey_goes_at_the_same_moment() {
        Caller other = ada.copyAt(application.url());
        AtomicReference<String> meanwhile = new AtomicReference<>();
        application.between.before("unlinkAccount", () -> meanwhile.set(remove(other, phone)));

        assertThat(unlinkWork()).isEqualTo("not-unlinked");

        assertThat(meanwhile).hasValue("removed");
        assertThat(Caller.signedIn(application, "ada").userName()).isEqualTo("Ada Lindqvist");
        assertThat(application.auth.accounts().list(userId())).hasSize(1);
    }

    private String userId() {
        return application
                .between
                .underlying()
                .userByEmail("ada@example.org")
                .orElseThrow()
                .user()
                .id();
    }

    private String unlinkWork() {
        Claims account = Claims.parse(ada.get("/auth/account").body());
        String ways = String.valueOf(account.object("sign-in").get("ways"));
        String subject = ways.replaceAll("(?s).*subject=([^,}]+).*", "$1");
        return result(ada, "account/unlink", Map.of("issuer", application.work.issuer(), "subject", subject));
    }

    private String remove(SoftAuthenticator of) {
        return remove(ada, of);
    }

    private static String remove(Caller caller, SoftAuthenticator of) {
        return result(caller, "passkey/remove", Map.of("passkey", of.id()));
    }

    private static String result(Caller caller, String endpoint, Map<String, String> fields) {
        return Claims.parse(caller.post(endpoint, fields).body()).text("result").orElseThrow();
    }
}
