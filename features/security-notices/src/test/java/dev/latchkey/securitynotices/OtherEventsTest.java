package dev.latchkey.securitynotices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.securitynotices.Mailbox.Letter;
import dev.latchkey.store.Store;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events other than sign-ins, of the core, of other features, and by the application itself. */
class OtherEventsTest {

    @Test
    void a_linked_account_is_mailed() {
        try (Application application = Application.standard()) {
            application.signedIn("ada").links("ada");

            Letter letter = application.mailbox.last();
            assertThat(application.mailbox.letters()).hasSize(1);
            assertThat(letter.subject()).isEqualTo("A new way to sign in to Acme Orders");
            assertThat(letter.text())
                    .contains("An account was linked to yours. You can now sign in with Home.")
                    .contains("Browser: Firefox on Linux")
                    .contains("/auth/security-notices/not-me?token=");
        }
    }

    @Test
    void what_the_application_does_itself_is_mailed_without_a_link() {
        try (Application application = Application.standard()) {
            Visitor ada = application.signedIn("ada").links("ada");
            Account home = application.auth.accounts().list(ada.userId()).stream()
                    .filter(account -> account.provider().equals("home"))
                    .findFirst()
                    .orElseThrow();
            application.auth.accounts().unlink(ada.userId(), home.issuer(), home.subject());

            Letter letter = application.mailbox.last();
            assertThat(letter.subject()).isEqualTo("A way to sign in to Acme Orders was removed");
            assertThat(letter.text())
                    .contains("You can no longer sign in with it at Home.")
                    .contains("If this was not you, sign in and sign out the browsers that you do not know.")
                    .doesNotContain("http");
            assertThat(letter.link()).isEmpty();
        }
    }

    @Test
    void the_first_proof_of_an_address_is_mailed_and_its_sign_in_is_part_of_that() {
        try (Application application = Application.standard()) {
            new Visitor(application, Visitor.FIREFOX).signsInAtHome("ada");
            new Visitor(application, Visitor.FIREFOX).signsInByMail("ada@example.org");

            assertThat(application.mailbox.subjects())
                    .map(OtherEventsTest::withoutCode)
                    .containsExactly("Sign in to Acme Orders", "Your address is confirmed at Acme Orders");
            assertThat(application.mailbox.last().text()).contains("because a stranger may have attached it");

            new Visitor(application, Visitor.FIREFOX).signsInByMail("ada@example.org");
            assertThat(application.mailbox.subjects())
                    .map(OtherEventsTest::withoutCode)
                    .hasSize(4)
                    .endsWith("Sign in to Acme Orders", "New sign-in to Acme Orders");
        }
    }

    /** The subject of a sign-in mail begins with its code. */
    private static String withoutCode(String subject) {
        return subject.replaceFirst("^\\d{8} – ", "");
    }

    @Test
    void somebody_who_becomes_a_user_by_mail_gets_no_other_mail() {
        try (Application application = Application.standard()) {
            new Visitor(application, Visitor.FIREFOX).signsInByMail("ada@example.org");

            assertThat(application.mailbox.subjects())
                    .singleElement()
                    .asString()
                    .endsWith(" – Sign in to Acme Orders");
        }
    }

    @Test
    void an_event_of_another_feature_is_mailed_in_its_own_words() {
        try (Application application =
                Application.with(Store.inMemory(), auth -> auth.with(new Resettable("nobody")))) {
            Visitor ada = application.signedIn("ada");
            assertThat(ada.post("/auth/resettable/reset", Map.of()).statusCode())
                    .isEqualTo(200);

            Letter letter = application.mailbox.last();
            assertThat(letter.subject()).isEqualTo("Something of yours at Acme Orders was reset");
            assertThat(letter.text()).contains("It was reset 3 times.").contains("This was not me");
        }
    }
}
