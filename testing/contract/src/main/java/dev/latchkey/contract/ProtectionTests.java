package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.SessionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the kinds of protection that a handler can choose for itself. */
interface ProtectionTests extends ServerFixture {

    @Test
    default void a_page_asks_for_the_session() {
        assertThat(target().browser().get("/").body()).isEqualTo("Not authenticated");
        assertThat(target().signedIn("alice").get("/").body())
                .isEqualTo("{\"user\":{\"name\":\"Alice Liddell\",\"email\":\"alice@example.test\","
                        + "\"image\":\"https://example.test/alice.png\"},\"expires\":\"2026-12-01T12:00:00.000Z\"}");
    }

    @Test
    default void a_wrapped_handler_is_given_the_session_or_none() {
        Reply nobody = target().browser().get("/api/admin");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body()).isEqualTo("{\"message\":\"Not authenticated\"}");

        Reply alice = target().signedIn("alice").get("/api/admin");
        assertThat(alice.status()).isEqualTo(200);
        assertThat(alice.json().object("user").text("name")).contains("Alice Liddell");
    }

    @Test
    default void a_handler_that_requires_a_session_does_not_run_without() {
        Reply script = target().browser().fetch("/api/orders");
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");

        Reply page = target().browser().navigate("/api/orders?page=2");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location())
                .endsWith("/auth/signin?callbackUrl=" + Browser.encode(target().origin() + "/api/orders?page=2"));

        assertThat(target().signedIn("bob").fetch("/api/orders").body()).isEqualTo("{\"orders-of\":\"u-bob\"}");
    }

    @Test
    default void a_browser_that_takes_only_html_is_sent_to_the_sign_in_page_too() {
        needs(OptOut.ONLY_HTML);

        assertThat(target().browser().get("/api/orders", "Accept", "text/html").status())
                .isEqualTo(302); // not 406, although signed-in users get JSON
    }

    @Test
    default void a_guard_callback_may_answer_itself() {
        needs(OptOut.OWN_LOGIC);

        for (String path : new String[] {"/own", "/own/deeper"}) {
            Reply nobody = target().browser().navigate(path);
            assertThat(nobody.status()).isEqualTo(302);
            assertThat(nobody.location()).endsWith("/login");
            assertThat(nobody.body()).doesNotContain(ContractApplication.OWN_SECRET);
            assertThat(target().signedIn("alice").navigate(path).body()).contains(ContractApplication.OWN_SECRET);
        }
        assertThat(target().browser().navigate("/login").status()).isEqualTo(200);
    }

    @Test
    default void code_close_to_the_data_refuses_by_itself() {
        needs(OptOut.SESSION_SCOPE);

        Reply script = target().browser().fetch("/data");
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(script.contentType()).startsWith("application/json");

        Reply page = target().browser().navigate("/data");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).endsWith("/auth/signin?callbackUrl=" + Browser.encode(target().origin() + "/data"));

        assertThat(target().signedIn("alice").get("/data").body()).isEqualTo("data-of u-alice");
    }

    @Test
    default void pages_for_one_person_say_so_to_caches_and_others_do_not() {
        Browser alice = target().signedIn("alice");
        for (String path : List.of("/", "/api/admin", "/api/orders", "/dashboard")) {
            Reply reply = alice.get(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.headers("Cache-Control")).as(path).containsExactly("private, no-cache");
            assertThat(reply.headers("Vary")).as(path).contains("Cookie");
        }
        assertThat(target().browser().get("/").headers("Cache-Control")).containsExactly("private, no-cache");
        for (String path : List.of("/open", "/plain")) {
            assertThat(alice.get(path).headers("Cache-Control")).as(path).isEmpty();
        }
    }

    @Test
    default void what_the_application_says_to_caches_itself_stays() {
        assertThat(target().signedIn("alice").get("/own").headers("Cache-Control"))
                .containsExactly(ContractApplication.OWN_CACHING);
    }

    @Test
    default void outside_a_request_there_is_no_session() {
        target().signedIn("alice").get("/data");

        assertThat(SessionScope.current()).isEmpty();
    }

    @Test
    @Tag("S1")
    default void visitors_at_the_same_time_never_see_each_other() throws Exception {
        needs(OptOut.SESSION_SCOPE);
        List<Browser> visitors = List.of(target().browser(), target().signedIn("alice"), target().signedIn("bob"));
        List<String> expected = List.of("Not authenticated", "data-of u-alice", "data-of u-bob");

        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Browser visitor = visitors.get(i % 3);
                replies.add(threads.submit(() -> visitor.fetch("/data")));
            }
            for (int i = 0; i < replies.size(); i++) {
                assertThat(replies.get(i).get().body()).contains(expected.get(i % 3));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void a_form_of_the_application_is_left_to_the_application() {
        Reply reply = target().browser().post("/form", Map.of("message", "grüße & more"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("message=grüße & more");
    }
}
