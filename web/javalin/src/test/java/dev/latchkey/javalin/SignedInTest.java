package dev.latchkey.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.store.Store;
import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.junit.WithSession;
import io.javalin.config.JavalinConfig;
import io.javalin.security.RouteRole;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request of the testing kit's, where sessions are in a store. */
class SignedInTest {

    private static final String SECRET = "a-secret-beside-a-store-0123456789-0123456789";

    private final Store store = Store.inMemory();
    private final Auth core = Auth.builder()
            .environment(Map.of())
            .secret(SECRET)
            .sessionsOnly()
            .store(store)
            .matcher("/dashboard")
            .build();
    private final JavalinAuth auth = JavalinAuth.of(core);
    private final JavalinServer server = JavalinServer.start(this::application);

    private enum Role implements RouteRole {
        ADMIN
    }

    private void application(JavalinConfig config) {
        config.registerPlugin(auth);
        config.routes.beforeMatched(auth.routeRoles());
        config.routes.get("/dashboard", ctx -> ctx.result("behind the guard"));
        config.routes.get(
                "/session",
                auth.require((ctx, session) -> ctx.result(session.user().id())));
        config.routes.get(
                "/scope", ctx -> ctx.result(SessionScope.require().user().id()));
        config.routes.get("/admin", ctx -> ctx.result("for admins"), Role.ADMIN);
    }

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

        assertThat(get("/dashboard", ada).body()).isEqualTo("behind the guard");
        assertThat(get("/session", ada).body()).isEqualTo("ada");
        assertThat(get("/scope", ada).body()).isEqualTo("ada");
        assertThat(get("/admin", ada).body()).isEqualTo("for admins");
        assertThat(get("/admin", SignedIn.as("bob").in(store)).status()).isEqualTo(403);
        assertThat(core.sessions().list("ada")).hasSize(4);
    }

    @Test
    @WithSession(user = "ada", roles = "admin")
    void the_application_itself_makes_the_session(SignedIn ada) {
        String cookie = ada.in(store).cookie(core);

        assertThat(Browser.at(server.address()).get("/admin", "Cookie", cookie).body())
                .isEqualTo("for admins");
    }

    @Test
    void without_the_store_nobody_is_signed_in() {
        assertThat(get("/dashboard", SignedIn.as("ada")).status()).isEqualTo(401);
    }
}
