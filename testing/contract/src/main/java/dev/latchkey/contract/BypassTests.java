package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.attack.AttackCorpus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no header that a client sends disables the guard. */
@Tag("A15")
interface BypassTests extends ServerFixture {

    static List<String> headers() {
        return AttackCorpus.forgedHeaders();
    }

    @ParameterizedTest
    @MethodSource("headers")
    default void no_header_opens_a_guarded_path(String header) {
        for (String method : List.of("GET", "POST", "OPTIONS")) {
            Reply reply = Target.prompt(() -> target().raw().request(method, "/dashboard", header));
            assertThat(reply.status()).isBetween(300, 499);
            assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
        }
        assertThat(target().raw().request("GET", "/api/orders", header).body()).doesNotContain("orders-of");
        assertThat(target().raw().request("GET", "/own", header).body()).doesNotContain("own-secret");
        assertThat(target().raw().request("GET", "/data", header).body()).doesNotContain("data-of");
        assertThat(target().raw().request("GET", "/api/admin", header).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @MethodSource("headers")
    default void no_header_opens_what_a_trusting_guard_covers(String header) {
        Reply reply = Target.prompt(() -> proxied().raw().request("GET", "/dashboard", header));

        assertThat(reply.status()).isBetween(300, 499);
        assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?_method=OPTIONS",
                "?dev.latchkey.AuthExchange=1",
                "?jakarta.servlet.include.request_uri=/open",
                "?session=alice",
                "?authorized=true",
                "?callbackUrl=/open",
                "?__nextLocale=x"
            })
    default void no_parameter_opens_a_guarded_path(String query) {
        Reply reply = target().raw().request("GET", "/dashboard" + query);

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    @Tag("B30")
    default void no_query_shows_the_handler_another_value_than_the_rule() {
        String cookie = "Cookie: " + target().signedIn("alice").cookieHeader();
        String path = ContractApplication.TENANT_PATH + "?";

        assertThat(target().raw().request("GET", path + "tenant=mine", cookie).body())
                .contains(ContractApplication.SECRET);
        for (String query : List.of(
                "tenant=victim",
                "tenant=victim&tenant=mine",
                "a=1;tenant=victim&tenant=mine",
                "=tenant=victim&tenant=mine",
                "TENANT=victim&tenant=mine",
                "tenant%5B%5D=victim&tenant=mine")) {
            Reply reply = target().raw().request("GET", path + query, cookie);

            assertThat(reply.status()).as(query).isBetween(400, 499);
            assertThat(reply.body()).as(query).doesNotContain(ContractApplication.SECRET);
        }
    }
}
