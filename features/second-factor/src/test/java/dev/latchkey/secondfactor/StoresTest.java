package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Sessions;
import dev.latchkey.secondfactor.Client.SetUp;
import dev.latchkey.store.Store;
import dev.latchkey.store.jdbc.JdbcStore;
import java.time.Duration;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The same in a database, and with sealed sessions. */
class StoresTest {

    @Test
    void in_a_database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:second-factor-flow;DB_CLOSE_DELAY=-1");
        Store store = JdbcStore.of(source).migrate();
        try (Application application = Application.on(store, SecondFactor.standard())) {
            works(application);
        }
    }

    @Test
    void with_sealed_sessions_that_can_be_ended() {
        try (Application application = Application.with(
                SecondFactor.standard(), auth -> auth.sessions(Sessions.sealed().revocable(Duration.ofSeconds(1))))) {
            works(application);
        }
    }

    private static void works(Application application) {
        SetUp setUp = Client.hasSetUp(application, "ada");
        Client ada = Client.program(application);
        ada.signsIn("ada");
        assertThat(ada.isSignedIn()).isFalse();
        ada.post("second-factor", Map.of("code", setUp.phone().codeAt(application.now()), "trust", "true"));
        assertThat(ada.isSignedIn()).isTrue();
        ada.forgetsCookies("authjs.session-token");
        ada.signsIn("ada");
        assertThat(ada.isSignedIn()).isTrue();

        application.auth.sessions().revokeAll("u-ada");

        ada.signsIn("ada");
        assertThat(ada.isSignedIn()).isFalse();
        ada.types(setUp.backupCodes().get(7));
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(SecondFactor.of(application.auth).remove("u-ada")).isTrue();
        Client next = Client.program(application);
        next.signsIn("ada");
        assertThat(next.isSignedIn()).isTrue();
    }
}
