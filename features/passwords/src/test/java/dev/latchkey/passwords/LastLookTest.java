package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Sessions;
import dev.latchkey.store.contract.InterruptedStore;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a user between a right password and the session. Sealed sessions are not in the store. */
@Tag("B13")
class LastLookTest {

    private final InterruptedStore store = InterruptedStore.inMemory();
    private final Application application = Application.with(
            store.store(),
            passwords -> passwords,
            auth -> auth.sessions(Sessions.sealed().revocable(Duration.ofSeconds(30))));

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_user_who_is_deleted_meanwhile_gets_no_session() {
        assertNobodyAfter(id -> assertThat(application.store.deleteUser(id)).isTrue());
    }

    @Test
    void a_user_who_is_disabled_meanwhile_gets_no_session() {
        assertNobodyAfter(id -> assertThat(application.auth.users().disable(id)).isTrue());
    }

    private void assertNobodyAfter(Consumer<String> happening) {
        Program.signedUp(application, ADA);
        String id = application.user(ADA).id();
        Program ada = new Program(application);
        store.before("record", () -> store.before("record", () -> happening.accept(id))); // at the second look

        String location = Program.location(ada.signsIn(ADA, PASSWORD)).orElse("");

        assertThat(location).contains("error=");
        assertThat(ada.isSignedIn()).isFalse();
    }
}
