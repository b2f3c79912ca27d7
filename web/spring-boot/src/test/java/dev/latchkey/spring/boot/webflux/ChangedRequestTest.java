package dev.latchkey.spring.boot.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.guard.Answer;
import dev.latchkey.spring.webflux.WebFluxAuth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** A filter behind the guard changes the method, without Spring Boot, which would ask again before the handler. */
class ChangedRequestTest {

    private final WebFluxAuth auth =
            WebFluxAuth.of(ContractApplication.guardingTheDashboard().auth());
    private final WebFilter guard =
            auth.guard((request, session) -> request.method().equals("DELETE") ? Answer.refuse() : Answer.next());

    @Test
    @Tag("X2")
    void a_guard_behind_such_a_filter_is_asked_about_what_it_has_made_of_the_request() {
        assertThat(statusOf(HttpMethod.PUT)).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(statusOf(HttpMethod.DELETE)).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    private @Nullable HttpStatusCode statusOf(HttpMethod method) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.post("http://localhost/open/item"));
        Mono<Void> answer = auth.filter(
                exchange,
                before -> guard.filter(
                        before.mutate()
                                .request(request -> request.method(method))
                                .build(),
                        changed -> {
                            changed.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
                            return Mono.empty();
                        }));
        answer.block();
        return exchange.getResponse().getStatusCode();
    }
}
