package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.store.Store;
import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.junit.WithSession;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request of the testing kit's, where sessions are in a store. */
class SignedInTest {

    private static final String SECRET = "a-secret-beside-a-store-0123456789-0123456789";

    private final Store store = Store.inMemory();
    private final Auth auth = Auth.builder()
            .environment(Map.of())
            .secret(SECRET)
            .sessionsOnly()
            .store(store)
            .matcher("/dashboard/:path*")
            .build();
    private final MicronautServer server = MicronautServer.start("entry points", Map.of(), auth);

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply get(String path, SignedIn person) {
        return Browser.at(server.address()).get(path, "Cookie", person.cookie(SECRET));
    }

    @Test
    void its_session_is_in_the_store_and_counts_everywhere() {
        SignedIn ada = SignedIn.as("ada").withRoles("admin").in(store);

        assertThat(get("/dashboard", ada).body()).isEqualTo(EntryPointTest.SECRET);
        assertThat(get("/perhaps", ada).body()).isEqualTo("ada");
        assertThat(get("/scope/worker", ada).body()).isEqualTo("ada");
        assertThat(get("/roles/admin", ada).body()).isEqualTo("in");
        assertThat(get("/roles/admin", SignedIn.as("bob").in(store)).status()).isEqualTo(403);
        assertThat(auth.sessions().list("ada")).hasSize(4);
    }

    @Test
    @WithSession(user = "ada", roles = "admin")
    void the_application_itself_makes_the_session(SignedIn ada) {
        String cookie = ada.in(store).cookie(auth);

        assertThat(Browser.at(server.address())
                        .get("/roles/admin", "Cookie", cookie)
                        .body())
                .isEqualTo("in");
    }

    @Test
    void without_the_store_nobody_is_signed_in() {
        assertThat(get("/dashboard", SignedIn.as("ada")).status()).isEqualTo(401);
    }
}
