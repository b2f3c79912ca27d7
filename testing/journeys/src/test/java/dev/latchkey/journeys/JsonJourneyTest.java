package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.journeys.Program.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of an account by JSON alone. Passkeys by JSON are tested in their own module. */
class JsonJourneyTest {

    private static final String ADDRESS = "ada@example.org";
    private static final String NEW_ADDRESS = "ada@example.net";
    private static final String PASSWORD = "seven purple harbours";
    private static final Duration NEXT_CODE = Duration.ofMinutes(1);

    private final RunningClub club = new RunningClub();
    private final Postbox postbox = club.postbox;

    @AfterEach
    void close() {
        club.close();
    }

    @Test
    void an_account_from_sign_up_to_deletion() {
        Program ada = new Program(club);
        signsUp(ada);
        SetUp setUp = setsUpApp(ada);
        signsOut(ada);
        signsIn(ada, ADDRESS, Map.of("code", setUp.phone().codeAt(club.now())));

        Program withoutPhone = new Program(club);
        Phone newPhone = replacesThePhone(withoutPhone, setUp.backupCodes());
        changesTheAddress(withoutPhone);
        assertThat(ada.isSignedIn()).as("the other browser").isFalse();
        signsOut(withoutPhone);
        signsIn(withoutPhone, NEW_ADDRESS, Map.of("code", newPhone.codeAt(club.now())));
        deletesTheAccount(withoutPhone, newPhone);
    }

    private void signsUp(Program ada) {
        Answer asked = ada.post("passwords/sign-up", Map.of("name", "Ada", "email", ADDRESS, "password", PASSWORD));
        assertThat(asked.status()).isEqualTo(202);
        assertThat(ada.isSignedIn()).isFalse();

        String code = postbox.code(ADDRESS, "Create your account");
        Answer done = ada.post("passwords/sign-up/code", Map.of("challenge", asked.get("challenge"), "code", code));
        assertThat(done.status()).isEqualTo(200);
        assertThat(ada.get("session").json().object("user").text("email")).hasValue(ADDRESS);
    }

    private record SetUp(Phone phone, List<String> backupCodes) {}

    /** Sets up the app, and waits for its next code. */
    private SetUp setsUpApp(Program ada) {
        Answer offer = ada.get("second-factor/setup");
        Phone phone = new Phone(offer.get("key"));
        Answer done =
                ada.post("second-factor/setup", Map.of("setup", offer.get("setup"), "code", phone.codeAt(club.now())));
        assertThat(done.status()).isEqualTo(200);
        postbox.mail(ADDRESS, "now also takes a code");
        club.pass(NEXT_CODE);
        return new SetUp(phone, done.json().texts("backupCodes"));
    }

    private static void signsOut(Program ada) {
        assertThat(ada.post("signout", Map.of()).status()).isEqualTo(200);
        assertThat(ada.isSignedIn()).isFalse();
    }

    private static void signsIn(Program ada, String address, Map<String, String> second) {
        Answer half = showsPassword(ada, address);
        assertThat(half.get("url")).endsWith("/auth/second-factor");
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.get("second-factor").json().texts("methods")).contains("otp", "backup-code");

        assertThat(ada.post("second-factor", second).get("url")).doesNotContain("error");
        assertThat(ada.isSignedIn()).isTrue();
    }

    private static Answer showsPassword(Program ada, String address) {
        return ada.post("callback/password", Map.of("username", address, "password", PASSWORD));
    }

    /** In another browser, with nothing but the password and the codes on paper. */
    private Phone replacesThePhone(Program ada, List<String> backupCodes) {
        signsIn(ada, ADDRESS, Map.of("backupCode", backupCodes.get(0)));
        postbox.mail(ADDRESS, "One of your backup codes was used");
        Answer removed = ada.post("second-factor/remove", Map.of("backupCode", backupCodes.get(1)));
        assertThat(removed.get("result")).isEqualTo("removed");
        return setsUpApp(ada).phone();
    }

    private void changesTheAddress(Program ada) {
        Answer asked = ada.post("account/email", Map.of("email", NEW_ADDRESS));
        assertThat(asked.get("result")).isEqualTo("mail-sent");
        String code = postbox.code(NEW_ADDRESS, "Confirm your new address");
        Answer changed = ada.post("account/email/confirm", Map.of("challenge", asked.get("challenge"), "code", code));
        assertThat(changed.get("result")).isEqualTo("email-changed");
        postbox.mail(ADDRESS, "was changed");
        assertThat(showsPassword(new Program(club), ADDRESS).get("url")).contains("error=CredentialsSignin");
    }

    private void deletesTheAccount(Program ada, Phone phone) {
        club.pass(Duration.ofHours(1));
        Answer refused = ada.post("account/delete", Map.of());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.get("error")).isEqualTo("insufficient_user_authentication");

        assertThat(ada.post("confirm/second-factor", Map.of("code", phone.codeAt(club.now())))
                        .get("url"))
                .doesNotContain("error");
        assertThat(ada.post("account/delete", Map.of()).get("result")).isEqualTo("deleted");
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(showsPassword(ada, NEW_ADDRESS).get("url")).contains("error=CredentialsSignin");
    }
}
