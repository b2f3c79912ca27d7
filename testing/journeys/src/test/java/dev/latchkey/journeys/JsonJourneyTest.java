package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.journeys.Program.Answer;
import dev.latchkey.model.Claims;
import dev.latchkey.testing.SoftAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of an account by JSON alone. */
@ParameterizedClass
@EnumSource(Framework.class)
class JsonJourneyTest {

    private static final String ADDRESS = "ada@example.org";
    private static final String NEW_ADDRESS = "ada@example.net";
    private static final String PASSWORD = "seven purple harbours";
    private static final Duration NEXT_CODE = Duration.ofMinutes(1);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration RECOVERY_WAIT = Duration.ofDays(3);

    private final RunningClub club;
    private final Postbox postbox;

    JsonJourneyTest(Framework framework) {
        club = new RunningClub(framework);
        postbox = club.postbox;
    }

    @AfterEach
    void close() {
        club.close();
    }

    @Test
    void an_account_from_sign_up_to_deletion() {
        Program ada = new Program(club);
        signsUp(ada);
        SoftAuthenticator passkey = addsPasskey(ada);
        SetUp setUp = setsUpApp(ada);
        signsInByEachWay(ada, setUp, passkey);

        Program elsewhere = new Program(club);
        replacesThePhone(elsewhere, setUp.backupCodes());
        Program later = new Program(club);
        recoversByMail(later);
        removesPasskey(later, passkey);
        SoftAuthenticator newPasskey = addsPasskey(later);
        Phone newPhone = setsUpApp(later).phone();

        assertThat(elsewhere.isSignedIn()).isTrue();
        changesTheAddress(later);
        assertThat(elsewhere.isSignedIn()).as("the other browser").isFalse();
        signsOut(later);
        showsPassword(later, NEW_ADDRESS);
        showsSecond(later, Map.of("code", newPhone.codeAt(club.now())));
        deletesTheAccount(later, newPasskey);
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

    private SoftAuthenticator addsPasskey(Program ada) {
        SoftAuthenticator made = SoftAuthenticator.passwordManager(club.url());
        Claims options = ada.get("webauthn-options/passkey?action=register").json();
        assertSuccess(ada.post("callback/passkey", Map.of("action", "register", "data", made.create(options))));
        assertThat(ada.get("passkey").text()).contains(made.id());
        postbox.mail(ADDRESS, "A passkey was added");
        return made;
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

    private void signsInByEachWay(Program ada, SetUp setUp, SoftAuthenticator passkey) {
        signsOut(ada);
        showsPassword(ada, ADDRESS);
        showsSecond(ada, Map.of("code", setUp.phone().codeAt(club.now())));

        signsOut(ada);
        showsPassword(ada, ADDRESS);
        showsSecond(ada, Map.of("backupCode", setUp.backupCodes().get(0)));
        postbox.mail(ADDRESS, "One of your backup codes was used");

        signsOut(ada);
        club.pass(NEXT_CODE);
        assertSuccess(ada.post("signin/email", Map.of("email", ADDRESS)));
        String code = postbox.code(ADDRESS, "Sign in to localhost");
        assertHalf(ada, ada.post("callback/email", Map.of("code", code)));
        showsSecond(ada, Map.of("code", setUp.phone().codeAt(club.now())));

        signsOut(ada);
        assertSuccess(showsPasskey(ada, passkey));
        assertThat(ada.isSignedIn()).isTrue();
    }

    private static void signsOut(Program ada) {
        assertThat(ada.post("signout", Map.of()).status()).isEqualTo(200);
        assertThat(ada.isSignedIn()).isFalse();
    }

    private static void showsPassword(Program ada, String address) {
        assertHalf(ada, typesPassword(ada, address));
    }

    private static Answer typesPassword(Program ada, String address) {
        return ada.post("callback/password", Map.of("username", address, "password", PASSWORD));
    }

    private static void assertHalf(Program ada, Answer answer) {
        assertThat(answer.get("url")).endsWith("/auth/second-factor");
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.get("second-factor").json().texts("methods")).contains("otp", "backup-code", "recovery");
    }

    private static void showsSecond(Program ada, Map<String, String> second) {
        assertSuccess(ada.post("second-factor", second));
        assertThat(ada.isSignedIn()).isTrue();
    }

    private static Answer showsPasskey(Program ada, SoftAuthenticator passkey) {
        Claims options = ada.get("webauthn-options/passkey?action=authenticate").json();
        return ada.post("callback/passkey", Map.of("action", "authenticate", "data", passkey.get(options)));
    }

    private static void assertSuccess(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.get("url")).isNotEmpty().doesNotContain("error");
    }

    /** In another browser, with nothing but the password and the codes on paper. */
    private void replacesThePhone(Program ada, List<String> backupCodes) {
        showsPassword(ada, ADDRESS);
        showsSecond(ada, Map.of("backupCode", backupCodes.get(1)));
        postbox.mail(ADDRESS, "One of your backup codes was used");
        Answer removed = ada.post("second-factor/remove", Map.of("backupCode", backupCodes.get(2)));
        assertThat(removed.get("result")).isEqualTo("removed");
        setsUpApp(ada);
    }

    /** Now the other phone is lost, and the paper too. */
    private void recoversByMail(Program ada) {
        club.pass(A_WEEK); // before that, the address is too new
        assertThat(asksForRecovery(ada).get("recovery")).isEqualTo("waiting");
        postbox.mail(ADDRESS, "has asked to remove the app from your account");
        club.pass(RECOVERY_WAIT.minusSeconds(1));
        assertThat(asksForRecovery(ada).get("recovery")).isEqualTo("waiting");
        club.pass(Duration.ofSeconds(1));
        Answer ready = asksForRecovery(ada);
        assertThat(ready.get("recovery")).isEqualTo("ready");
        assertThat(ada.isSignedIn()).isFalse();

        String code = postbox.code(ADDRESS, "Remove your second step");
        assertSuccess(
                ada.post("second-factor/recovery/complete", Map.of("challenge", ready.get("challenge"), "code", code)));
        assertThat(ada.isSignedIn()).isTrue();
    }

    private static Answer asksForRecovery(Program ada) {
        showsPassword(ada, ADDRESS);
        return ada.post("second-factor/recovery", Map.of());
    }

    private void removesPasskey(Program ada, SoftAuthenticator lost) {
        assertThat(ada.post("passkey/remove", Map.of("passkey", lost.id())).get("result"))
                .isEqualTo("removed");
        assertThat(showsPasskey(new Program(club), lost).get("url")).contains("error=WebAuthnVerificationError");
    }

    private void changesTheAddress(Program ada) {
        Answer asked = ada.post("account/email", Map.of("email", NEW_ADDRESS));
        assertThat(asked.get("result")).isEqualTo("mail-sent");
        String code = postbox.code(NEW_ADDRESS, "Confirm your new address");
        Answer changed = ada.post("account/email/confirm", Map.of("challenge", asked.get("challenge"), "code", code));
        assertThat(changed.get("result")).isEqualTo("email-changed");
        postbox.mail(ADDRESS, "was changed");
        assertThat(typesPassword(new Program(club), ADDRESS).get("url")).contains("error=CredentialsSignin");
    }

    private void deletesTheAccount(Program ada, SoftAuthenticator passkey) {
        String id = club.database.userId();
        assertThat(club.database.tablesWith(id, ADDRESS, NEW_ADDRESS)).isNotEmpty();
        club.pass(Duration.ofHours(1));
        Answer refused = ada.post("account/delete", Map.of());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.get("error")).isEqualTo("insufficient_user_authentication");

        Claims options = ada.get("webauthn-options/passkey?action=authenticate&purpose=confirm")
                .json();
        assertSuccess(ada.post("confirm/passkey", Map.of("data", passkey.get(options))));
        assertThat(ada.post("account/delete", Map.of()).get("result")).isEqualTo("deleted");
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(typesPassword(ada, NEW_ADDRESS).get("url")).contains("error=CredentialsSignin");
        assertThat(showsPasskey(ada, passkey).get("url")).contains("error=WebAuthnVerificationError");
        assertThat(club.database.tablesWith(id, ADDRESS, NEW_ADDRESS)).isEmpty();
    }
}
