package dev.latchkey.featurestores;

import static dev.latchkey.featurestores.Member.PASSWORD;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accountpage.UserData;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.store.StoredRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of an account of which every feature keeps something. */
interface AccountLifeTests extends OnStore {

    @Test
    @Tag("B13")
    default void an_export_lists_what_each_feature_keeps_and_a_deletion_removes_it() {
        FullMember full = FullMember.on(application());
        Member ada = full.member();
        List<StoredRecord> kept = store().recordsOf(ada.id());
        full.confirms();

        Answer export = ada.browser().get("account/export");
        assertThat(kindsIn(export)).containsAll(FullMember.KINDS);
        assertThat(export.text()).doesNotContain("$argon2", PASSWORD).doesNotContain(full.phone().backupCodes);

        assertThat(ada.browser().post("account/delete", Map.of()).get("result")).isEqualTo("deleted");

        assertThat(store().user(ada.id())).isEmpty();
        assertThat(store().userByEmail(ada.address())).isEmpty();
        assertThat(store().sessions(ada.id())).isEmpty();
        assertThat(store().recordsOf(ada.id())).isEmpty();
        assertThat(kept).allSatisfy(record -> {
            assertThat(store().record(record.kind(), record.id())).isEmpty();
            assertThat(store().recordsOf(record.kind(), ada.id())).isEmpty();
        });
        assertNothingLeadsIn(full);
    }

    private static List<String> kindsIn(Answer export) {
        return export.json().get("records") instanceof List<?> records
                ? records.stream()
                        .map(record -> record instanceof Map<?, ?> members ? String.valueOf(members.get("kind")) : "")
                        .collect(toList())
                : List.of();
    }

    private void assertNothingLeadsIn(FullMember full) {
        Member ada = full.member();
        assertThat(ada.browser().isSignedIn()).isFalse();
        assertThat(full.trusted().isSignedIn()).isFalse();
        assertThat(full.waiting().get("second-factor").isOk()).isFalse();
        assertThat(full.passkey().signsIn()).isFalse();
        assertThat(ada.signsInWith(PASSWORD)).isFalse();
        assertThat(new Browser(application())
                        .post("account/email/undo", Map.of("token", undo(full)))
                        .get("result"))
                .isEqualTo("not-undone");
    }

    private String undo(FullMember full) {
        return application().outbox.token(full.earlier().address(), "account/email/undo");
    }

    @Test
    default void what_a_user_has_stays_when_all_sessions_end_but_for_what_is_bound_to_them() {
        FullMember full = FullMember.on(application());
        Member ada = full.member();

        application().auth.sessions().revokeAll(ada.id());

        assertThat(ada.kinds())
                .containsExactlyElementsOf(FullMember.KINDS.stream()
                        .filter(kind ->
                                !List.of("bound-to-sessions", "pending-sign-in").contains(kind))
                        .toList());
        assertThat(full.waiting().get("second-factor").isOk()).isFalse();
        assertThat(full.trusted().isSignedIn()).isFalse();
        full.trusted().forgets("authjs.session-token");
        assertThat(ada.typesPassword(full.trusted(), PASSWORD).location()).endsWith("/auth/second-factor");
        assertThat(full.passkey().signsIn()).isTrue();
        assertThat(UserData.of(application().auth).get(ada.id(), Application.LOCALE))
                .contains("sv");
    }

    @Test
    @Tag("B12")
    default void the_first_proof_of_an_address_throws_out_what_a_stranger_attached() {
        String address = Member.newAddress();
        Browser stranger = new Browser(application());
        PasskeyUser passkey = new PasskeyUser(application());
        passkey.answers(stranger, "register", passkey.creates(stranger, "email=" + address));
        Member strange = Member.of(application(), address, stranger);
        Passwords.of(application().auth).setPassword(strange.id(), PASSWORD);
        UserData.of(application().auth).set(strange.id(), Application.LOCALE, "sv");
        for (String kind : List.of("authenticator-app", "backup-codes", "second-factor-grace", "bound-to-sessions")) {
            store().addRecord(StoredRecord.of(kind, strange.id(), strange.id(), "{}"));
        }
        Browser other = new Browser(application());
        passkey.answers(other, "authenticate", passkey.shows(other));
        assertThat(other.isSignedIn()).isTrue();

        provesByMail(address);

        assertThat(idAt(address)).isEqualTo(strange.id());
        assertThat(strange.kinds()).containsExactly("address", "security-notices-browsers");
        assertThat(stranger.isSignedIn()).isFalse();
        assertThat(other.isSignedIn()).isFalse();
        assertThat(passkey.signsIn()).isFalse();
        assertThat(strange.signsInWith(PASSWORD)).isFalse();
        assertThat(SecondFactor.of(application().auth).isSetUp(strange.id())).isFalse();
        assertThat(application().auth.sessions().list(strange.id())).hasSize(1);
    }

    @Test
    @Tag("B12")
    default void a_stranger_who_signs_in_during_the_first_proof_is_signed_out() {
        String address = Member.newAddress();
        Browser stranger = new Browser(application());
        PasskeyUser passkey = new PasskeyUser(application());
        passkey.answers(stranger, "register", passkey.creates(stranger, "email=" + address));
        Browser again = new Browser(application());
        String shown = passkey.shows(again);
        interrupted().before("createSession", () -> provesByMail(address));

        passkey.answers(again, "authenticate", shown);

        assertThat(again.hasSession()).isFalse();
        assertThat(application().auth.sessions().list(idAt(address)))
                .as("the owner's")
                .hasSize(1);
    }

    private void provesByMail(String address) {
        Browser owner = new Browser(application());
        owner.post("signin/email", Map.of("email", address));
        owner.post("callback/email", Map.of("code", application().outbox.code(address)));
        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B13")
    default void nothing_is_added_to_a_user_who_is_deleted_at_the_same_moment() {
        Member ada = Member.signedUp(application());
        PasskeyUser passkey = new PasskeyUser(application());
        String created = passkey.creates(ada.browser(), "action=register");
        interrupted()
                .before("addRecord", "passkey", () -> application().auth.users().delete(ada.id()));
        passkey.answers(ada.browser(), "register", created);
        assertThat(store().record("passkey", passkey.id())).isEmpty();

        Member grace = Member.signedUp(application());
        interrupted()
                .before(
                        "addRecord",
                        "attributes",
                        () -> application().auth.users().delete(grace.id()));
        assertThat(UserData.of(application().auth).set(grace.id(), Application.LOCALE, "sv"))
                .isFalse();
        assertThat(store().recordsOf(grace.id())).isEmpty();
    }

    @Test
    @Tag("S20")
    default void of_two_attributes_that_are_set_at_the_same_moment_both_stay() {
        String ada = Member.signedUp(application()).id();
        UserData data = UserData.of(application().auth);
        data.set(ada, Application.LOCALE, "en");
        interrupted().before("replaceRecord", "attributes", () -> data.set(ada, Application.SHOE_SIZE, 43L));

        data.set(ada, Application.LOCALE, "sv");

        assertThat(data.get(ada, Application.LOCALE)).contains("sv");
        assertThat(data.get(ada, Application.SHOE_SIZE)).contains(43L);
    }
}
