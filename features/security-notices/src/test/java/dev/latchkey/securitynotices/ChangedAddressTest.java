package dev.latchkey.securitynotices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.model.Claims;
import dev.latchkey.store.Store;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The link "This was not me" counts for who reads the mails of the user, also after a change of address. */
class ChangedAddressTest {

    private static final String PATH = "/auth/security-notices/not-me";
    private static final String OLD = "ada@example.org";
    private static final String NEW = "ada@new.example";

    private final Application application =
            Application.with(Store.inMemory(), auth -> auth.with(AccountPage.standard()));
    private final Visitor reader = new Visitor(application, Visitor.FIREFOX);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void the_owner_of_the_old_address_still_ends_the_sessions_of_a_thief_who_has_changed_it() {
        application.signedIn("ada");
        Visitor thief = application.signedIn("ada");
        String token = application.mailbox.lastTo(OLD).token();
        changes(thief, NEW);
        assertThat(thief.isSignedIn()).isTrue();

        assertThat(status(token)).isEqualTo(200);

        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B12")
    void once_the_change_is_undone_the_links_of_the_thief_end_nothing() {
        Visitor thief = application.signedIn("ada");
        changes(thief, NEW);
        String undo = application.mailbox.lastTo(OLD).token();
        application.signedIn("ada");
        String thiefs = application.mailbox.lastTo(NEW).token();
        assertThat(reader.get(PATH + "?token=" + thiefs).statusCode()).isEqualTo(200);
        assertThat(reader.post("/auth/account/email/undo", Map.of("token", undo))
                        .statusCode())
                .isEqualTo(200);
        Visitor ada = application.signedIn("ada");

        assertThat(reader.get(PATH + "?token=" + thiefs).statusCode()).isEqualTo(403);
        assertThat(status(thiefs)).isEqualTo(403);

        assertThat(ada.isSignedIn()).isTrue();
    }

    private int status(String token) {
        return reader.post(PATH, Map.of("token", token)).statusCode();
    }

    private void changes(Visitor visitor, String address) {
        String challenge = Claims.parse(visitor.post("/auth/account/email", Map.of("email", address))
                        .body())
                .text("challenge")
                .orElseThrow();
        String code = application.mailbox.lastTo(address).code();
        assertThat(visitor.post("/auth/account/email/confirm", Map.of("challenge", challenge, "code", code))
                        .body())
                .contains("email-changed");
    }
}
