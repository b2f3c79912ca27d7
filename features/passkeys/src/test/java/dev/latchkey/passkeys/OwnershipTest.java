package dev.latchkey.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.testing.SoftAuthenticator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose a passkey is, and what remains of it when it or its user goes. */
class OwnershipTest {

    private static final String FAILED = "/auth/error?error=WebAuthnVerificationError";
    private static final String HOME = "";

    private final Application application = Application.with(Passkeys.standard());
    private final SoftAuthenticator key = SoftAuthenticator.passwordManager(application.url());
    private Caller ada;
    private String adaId;

    @BeforeEach
    void register() {
        ada = Caller.signedIn(application, "ada");
        ada.register(key);
        adaId = application
                .between
                .underlying()
                .record("passkey", key.id())
                .orElseThrow()
                .owner();
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_program_sees_renames_and_removes_the_passkeys_of_its_user() {
        assertThat(list(ada)).contains("\"id\":\"" + key.id() + "\"", "\"name\":\"Passkey\"", "\"backedUp\":true");

        assertThat(change(ada, "rename", Map.of("passkey", key.id(), "name", " My \u0007phone ")))
                .isEqualTo("renamed");
        assertThat(list(ada)).contains("\"name\":\"My  phone\"");
        assertThat(change(ada, "rename", Map.of("passkey", key.id(), "name", " \u200b\n")))
                .isEqualTo("no-name");
        assertThat(change(ada, "rename", Map.of("passkey", key.id(), "name", "x".repeat(65))))
                .isEqualTo("no-name");

        assertThat(change(ada, "remove", Map.of("passkey", key.id()))).isEqualTo("removed");
        assertThat(list(ada)).contains("\"passkeys\":[]");
        assertThat(change(ada, "remove", Map.of("passkey", key.id()))).isEqualTo("no-passkey");
    }

    @Test
    @Tag("B27")
    void the_passkey_of_another_user_can_be_neither_renamed_nor_removed_nor_seen() {
        Caller grace = Caller.signedIn(application, "grace");

        assertThat(change(grace, "rename", Map.of("passkey", key.id(), "name", "Mine")))
                .isEqualTo("no-passkey");
        assertThat(change(grace, "remove", Map.of("passkey", key.id()))).isEqualTo("no-passkey");
        assertThat(list(grace)).doesNotContain(key.id());
        assertThat(grace.get("/auth/account").body()).doesNotContain(key.id());
        assertThat(String.valueOf(
                        grace.options("action=register").object("options").get("excludeCredentials")))
                .isEqualTo("[]");
        assertThat(Passkeys.of(application.auth).remove("somebody-else", key.id()))
                .isFalse();
        assertThat(new Caller(application).signIn(key)).isEqualTo(HOME);
    }

    @Test
    @Tag("B1")
    void strangers_change_nothing() {
        Caller stranger = new Caller(application);
        for (String what : List.of("rename", "remove")) {
            assertThat(stranger.post("passkey/" + what, Map.of("passkey", key.id(), "name", "x", "userId", adaId))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(stranger.get("/auth/passkey").statusCode()).isEqualTo(401);
        assertThat(new Caller(application).signIn(key)).isEqualTo(HOME);
    }

    @Test
    void a_passkey_that_somebody_has_is_registered_for_nobody_else() {
        Caller grace = Caller.signedIn(application, "grace");

        assertThat(grace.register(key)).isEqualTo(FAILED);

        Caller later = new Caller(application);
        later.signIn(key);
        assertThat(later.userName()).isEqualTo("Ada Lindqvist");
    }

    @Test
    void a_removed_passkey_signs_nobody_in() {
        Passkeys.of(application.auth).remove(adaId, key.id());

        Caller guest = new Caller(application);
        assertThat(guest.signIn(key)).isEqualTo(FAILED);
        assertThat(guest.isSignedIn()).isFalse();
        assertThat(application.events).anyMatch(PasskeyEvent.Removed.class::isInstance);
    }

    @Test
    @Tag("B13")
    void with_a_user_their_passkeys_go() {
        application.between.underlying().deleteUser(adaId);

        assertThat(new Caller(application).signIn(key)).isEqualTo(FAILED);
        assertThat(application.between.underlying().record("passkey", key.id())).isEmpty();
        assertThat(application.between.underlying().record("passkey-handle", adaId))
                .isEmpty();
    }

    @Test
    @Tag("B13")
    void a_passkey_that_is_removed_while_it_signs_in_makes_no_session() {
        Caller guest = new Caller(application);
        String answer = key.get(guest.options("action=authenticate"));
        application.between.after(
                "createSession", () -> Passkeys.of(application.auth).remove(adaId, key.id()));

        assertThat(guest.answer("authenticate", answer)).startsWith("/auth/signin?error=");
        assertThat(guest.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B13")
    void a_passkey_that_is_added_while_its_user_is_signed_out_everywhere_goes_again() {
        SoftAuthenticator another = SoftAuthenticator.securityKey(application.url());
        String answer = another.create(ada.options("action=register"));
        application.between.after("addRecord", () -> application.auth.sessions().revokeAll(adaId));

        assertThat(ada.answer("register", answer)).startsWith("/auth/signin?error=SessionRequired");
        assertThat(application.between.underlying().record("passkey", another.id()))
                .isEmpty();
    }

    @Test
    @Tag("B13")
    void so_does_one_that_is_used_meanwhile_and_with_it_the_session_that_it_has_begun() {
        SoftAuthenticator another = SoftAuthenticator.securityKey(application.url());
        String answer = another.create(ada.options("action=register"));
        Caller other = new Caller(application);
        AtomicBoolean signedIn = new AtomicBoolean();
        application.between.after("addRecord", "passkey", () -> {
            application.auth.sessions().revokeAll(adaId);
            other.signIn(another);
            signedIn.set(other.isSignedIn());
        });

        assertThat(ada.answer("register", answer)).startsWith("/auth/signin?error=SessionRequired");

        assertThat(signedIn).isTrue();
        assertThat(application.between.underlying().record("passkey", another.id()))
                .isEmpty();
        assertThat(other.isSignedIn()).isFalse();
        assertThat(new Caller(application).signIn(another)).isEqualTo(FAILED);
    }

    @Test
    @Tag("B32")
    void nobody_sends_an_answer_again_and_again_until_the_passkey_is_there() {
        SoftAuthenticator another = SoftAuthenticator.securityKey(application.url());
        another.create(ada.options("action=register"));
        Caller stranger = new Caller(application);
        String answer = another.get(stranger.options("action=authenticate"));
        for (int i = 0; i < 30; i++) {
            assertThat(stranger.answer("authenticate", answer)).isEqualTo(FAILED);
        }

        assertThat(stranger.answer("authenticate", answer)).isEqualTo("status 429");
    }

    @Test
    @Tag("B13")
    void so_does_one_whose_user_is_disabled_meanwhile_even_before_the_sessions_end() {
        SoftAuthenticator another = SoftAuthenticator.securityKey(application.url());
        String answer = another.create(ada.options("action=register"));
        Store store = application.between.underlying();
        application.between.after(
                "addRecord", "passkey", () -> store.addRecord(StoredRecord.of("user-status", adaId, adaId, "{}")));

        assertThat(ada.answer("register", answer)).startsWith("/auth/signin?error=SessionRequired");
        assertThat(store.record("passkey", another.id())).isEmpty();
    }

    @Test
    void the_applications_own_code_sees_the_passkeys_of_a_user() {
        assertThat(Passkeys.of(application.auth).list(adaId))
                .containsExactly(new Passkey(key.id(), "Passkey", Application.START, null, true, true));
        new Caller(application).signIn(key);
        assertThat(Passkeys.of(application.auth).list(adaId).get(0).lastUsed()).isEqualTo(Application.START);
        assertThat(Passkeys.of(application.auth).list("nobody")).isEmpty();
    }

    private static String list(Caller caller) {
        return caller.get("/auth/passkey").body();
    }

    private static String change(Caller caller, String what, Map<String, String> fields) {
        return Claims.parse(caller.post("passkey/" + what, fields).body())
                .text("result")
                .orElseThrow();
    }
}
