package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.provider.CredentialsProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A filter behind the guard makes another request of the one that the guard has let pass. */
@Tag("X2")
class ChangedRequestTest {

    private static final AuthRequest FRONT = request("POST", "/open/1?view=short");

    private final List<String> asked = new ArrayList<>();

    @Test
    void nobody_is_asked_again_about_a_request_that_is_served_as_it_came() {
        AdapterExchange exchange = passed(FRONT);

        assertThat(exchange.changed(request("POST", "/open/1?view=short"))).isEmpty();
        assertThat(asked).containsExactly("POST /open/1");
    }

    @Test
    void another_method_path_or_query_is_a_question_for_the_guard() {
        assertThat(answer(request("GET", "/open/1?view=short"))).isEmpty();
        assertThat(answer(request("DELETE", "/open/1?view=short"))).contains(401);
        assertThat(answer(request("POST", "/closed/1?view=short"))).contains(401);
        assertThat(answer(request("POST", "/open/1?view=all"))).contains(401);
        assertThat(answer(request("POST", "/open/1"))).isEmpty();
        assertThat(answer(request("POST", "/open//1"))).contains(400);
    }

    @Test
    void a_path_that_only_the_router_reads_differently_is_a_question_too() {
        AdapterExchange exchange = passed(new Routed("/open/1"));

        assertThat(exchange.changed(new Routed("/open/1"))).isEmpty();
        assertThat(again(exchange, new Routed("/closed/1"))).contains(401);
    }

    @Test
    void guards_of_the_application_are_asked_again_wherever_the_path_leads_now() {
        GuardCallback refusing = (request, session) -> Answer.redirect("/never");
        GuardCallback noPatch =
                (request, session) -> request.method().equals("PATCH") ? Answer.redirect("/no") : Answer.next();
        AdapterExchange exchange = passed(FRONT);
        assertThat(exchange.guard(Matcher.path("/own/:path*"), refusing)).isEmpty();
        assertThat(exchange.guard(noPatch)).isEmpty();

        assertThat(again(exchange, request("POST", "/open/2"))).isEmpty();
        assertThat(again(exchange, request("POST", "/own/2"))).contains(302);
        assertThat(again(exchange, request("PATCH", "/open/1"))).contains(302);
        AdapterExchange once = exchange.changed(request("PUT", "/open/1")).orElseThrow();
        assertThat(once.answerAgain()).isEmpty();
        assertThat(again(once, request("PATCH", "/open/1"))).contains(302);
    }

    @Test
    void an_address_that_leads_to_an_endpoint_is_answered_by_the_endpoint() {
        assertThat(answer(request("GET", "/auth/providers"))).contains(200);
    }

    @Test
    void what_a_filter_says_about_the_connection_does_not_count() {
        AdapterExchange exchange = passed(request("POST", "/open/1"));

        AuthRequest now = exchange.changed(FakeRequest.of("PUT", "/open/1")
                        .header("Host", "evil.example")
                        .secure(true))
                .orElseThrow()
                .request();

        assertThat(now.method()).isEqualTo("PUT");
        assertThat(now.host()).isEqualTo("localhost");
        assertThat(now.secure()).isFalse();
    }

    private Optional<Integer> answer(AuthRequest now) {
        return again(passed(FRONT), now);
    }

    private static Optional<Integer> again(AdapterExchange exchange, AuthRequest now) {
        return exchange.changed(now).orElseThrow().answerAgain().map(AuthResponse::status);
    }

    private AdapterExchange passed(AuthRequest request) {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-exchanges-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, form) -> Optional.empty()))
                .authorized((seen, session) -> {
                    asked.add(seen.method() + " " + seen.path());
                    return !seen.method().equals("DELETE")
                            && !seen.matches("/closed/:path*")
                            && !"all".equals(seen.query("view"));
                })
                .build();
        AdapterExchange exchange = AdapterExchange.of(auth, request, (name, value) -> {});
        assertThat(exchange.answer()).isEmpty();
        return exchange;
    }

    private static FakeRequest request(String method, String target) {
        return FakeRequest.of(method, target).header("Host", "localhost");
    }

    /** A request that came as {@code /open/1}, of which the router reads another path. */
    private record Routed(String routedPath) implements AuthRequest {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/open/1";
        }

        @Override
        public String query() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("Host") ? List.of("localhost") : List.of();
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public byte[] body(int limit) {
            return new byte[0];
        }
    }
}
