package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.model.SessionPrincipal;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user of a servlet container's request is the session's. */
@Tag("S10")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UserTests {

    private static final String SECRET = "user-tests-secret-0123456789-0123456789";

    private final AtomicInteger reads = new AtomicInteger();
    private @Nullable RunningApplication server;

    abstract RunningApplication start(ServletContainerInitializer application) throws Exception;

    @BeforeAll
    void startServer() throws Exception {
        server = start((classes, context) -> mount(context));
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private void mount(ServletContext context) {
        ServletAuth auth = ServletAuth.of(Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-ada"))))
                .onSession((session, token) -> {
                    reads.incrementAndGet();
                    return session;
                })
                .build());
        auth.register(context);
        serve(context, "/who", (request, response) -> response.getWriter().print(who(request)));
        serve(context, "/nothing", (request, response) -> response.getWriter().print("nothing"));
        serve(
                context,
                "/forward",
                (request, response) -> request.getRequestDispatcher("/who").forward(request, response));
        serve(
                context,
                "/include",
                (request, response) -> request.getRequestDispatcher("/who").include(request, response));
        serve(
                context,
                "/async-dispatch",
                (request, response) -> request.startAsync().dispatch("/who"));
        serve(context, "/async-thread", (request, response) -> {
            AsyncContext async = request.startAsync(request, response);
            new Thread(() -> {
                        try {
                            async.getResponse().getWriter().print(who((HttpServletRequest) async.getRequest()));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            async.complete();
                        }
                    })
                    .start();
        });
        serve(context, "/authenticate", (request, response) -> {
            boolean known = request.authenticate(response);
            response.getWriter().print(known ? "known" : "more"); // of a refused request, nothing more is sent
        });
        serve(context, "/login", (request, response) -> request.login("ada", "anything"));
        serve(context, "/logout", (request, response) -> {
            request.logout();
            response.getWriter().print(who(request));
        });
    }

    private static void serve(ServletContext context, String path, PlainServlet.Work work) {
        var registration = context.addServlet(path, new PlainServlet(work));
        registration.setAsyncSupported(true);
        registration.addMapping(path);
    }

    private static String who(HttpServletRequest request) {
        boolean proven = request.getUserPrincipal() instanceof SessionPrincipal;
        return String.join(
                " ",
                String.valueOf(request.getRemoteUser()),
                String.valueOf(proven),
                String.valueOf(request.isUserInRole("admin")),
                String.valueOf(request.isUserInRole("owner")),
                String.valueOf(request.getAuthType()));
    }

    private Browser nobody() {
        if (server == null) {
            throw new IllegalStateException("The server is not running");
        }
        return Browser.at(server.address());
    }

    private Browser ada(List<String> roles) {
        String cookie = SignedIn.as("u-ada").with("roles", roles).cookie(SECRET);
        int equals = cookie.indexOf('=');
        return nobody().with(cookie.substring(0, equals), cookie.substring(equals + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/who", "/forward", "/include", "/async-dispatch", "/async-thread"})
    void the_user_is_the_sessions_wherever_the_request_goes(String path) {
        assertThat(ada(List.of("admin")).get(path).body()).isEqualTo("u-ada true true false LATCHKEY");
        assertThat(ada(List.of()).get(path).body()).isEqualTo("u-ada true false false LATCHKEY");
        assertThat(nobody().get(path).body()).isEqualTo("null false false false null");
    }

    @Test
    void what_a_request_says_of_its_user_is_not_believed() {
        assertThat(nobody().send("GET", "/who", "", "Authorization", "Basic YWRhOmFkbWlu", "Remote-User", "u-ada")
                        .body())
                .isEqualTo("null false false false null");
    }

    @Test
    void no_session_is_read_unless_somebody_asks() {
        int before = reads.get();
        assertThat(ada(List.of()).get("/nothing").body()).isEqualTo("nothing");
        assertThat(reads).hasValue(before);

        ada(List.of()).get("/who");
        assertThat(reads).hasValue(before + 1);
    }

    @Test
    void who_is_not_known_is_sent_to_sign_in() {
        assertThat(ada(List.of()).get("/authenticate").body()).isEqualTo("known");
        assertThat(nobody().get("/authenticate").status()).isEqualTo(401);
        assertThat(nobody().get("/authenticate").body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(nobody().navigate("/authenticate").location()).endsWith("%2Fauthenticate");
    }

    @Test
    void a_container_signs_nobody_in() {
        Browser browser = nobody();

        assertThat(browser.post("/login", Map.of()).status()).isEqualTo(500);
        assertThat(browser.get("/who").body()).startsWith("null");
    }

    @Test
    void who_signs_out_is_nobody_from_then_on() {
        Browser ada = ada(List.of("admin"));

        assertThat(ada.post("/logout", Map.of()).body()).isEqualTo("null false false false null");
        assertThat(ada.get("/who").body()).startsWith("null");
    }

    @Test
    void another_site_signs_nobody_out() {
        Browser ada = ada(List.of());

        assertThat(ada.send("POST", "/logout", "", "Origin", "http://localhost:1")
                        .status())
                .isEqualTo(401);
        assertThat(ada.get("/logout").status()).isEqualTo(401);
        assertThat(ada.get("/who").body()).startsWith("u-ada");
    }
}
