package dev.latchkey.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.FakeRequest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private final ClientAddresses direct = new ClientAddresses(TrustedProxies.none());
    private final ClientAddresses proxied = behind(1);

    @Test
    @Tag("B10")
    void what_a_client_writes_into_a_header_counts_for_nothing() {
        FakeRequest request = FakeRequest.get("/")
                .from("192.0.2.1")
                .header("X-Forwarded-For", "203.0.113.9, 203.0.113.10")
                .header("Forwarded", "for=203.0.113.9");
        assertThat(direct.of(request)).hasToString("192.0.2.1");
    }

    @Test
    @Tag("B10")
    void behind_a_proxy_that_is_trusted_its_own_entry_counts() {
        FakeRequest request = FakeRequest.get("/")
                .from("10.0.0.1")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-For", "203.0.113.10, 198.51.100.7");
        assertThat(proxied.of(request)).hasToString("198.51.100.7");
        assertThat(behind(2).of(request)).hasToString("203.0.113.10");
        assertThat(behind(9).of(request)).hasToString("203.0.113.9");
        assertThat(proxied.of(FakeRequest.get("/").from("10.0.0.1"))).hasToString("10.0.0.1");
    }

    @Test
    @Tag("B10")
    void the_standard_header_is_counted_from_its_end_too() {
        FakeRequest request = FakeRequest.get("/")
                .from("10.0.0.1")
                .header("Forwarded", "for=203.0.113.9, for=\"[2001:db8:1:2::7]:4711\";proto=https");
        assertThat(proxied.budgetOf(request)).isEqualTo("2001:db8:1:2::/64");
        assertThat(behind(2).of(request)).hasToString("203.0.113.9");
    }

    @ParameterizedTest
    @Tag("B10")
    @CsvSource({
        "203.0.113.7:51234, 203.0.113.7",
        "[2001:db8:1:2::1]:443, 2001:db8:1:2::/64",
        "[2001:db8:1:2:ffff::1], 2001:db8:1:2::/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "[::ffff:203.0.113.7]:1, 203.0.113.7"
    })
    void one_client_has_one_budget_however_a_proxy_writes_its_address(String written, String budget) {
        assertThat(proxied.budgetOf(FakeRequest.get("/").from("10.0.0.1").header("X-Forwarded-For", written)))
                .isEqualTo(budget);
    }

    @ParameterizedTest
    @Tag("B31")
    @ValueSource(strings = {"unknown", "_hidden", "", " , ", "203.0.113.7:", "203.0.113.7:x", "1.2.3", "[::1", "a:b"})
    void an_address_that_is_none_is_that_of_the_connection(String written) {
        FakeRequest request = FakeRequest.get("/").from("10.0.0.1").header("X-Forwarded-For", written);
        assertThat(proxied.budgetOf(request)).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @Tag("B31")
    @ValueSource(strings = {"for=203.0.113.9", "for=\"", "for=unknown"})
    void two_headers_that_contradict_each_other_are_no_way_round_a_limit(String forwarded) {
        FakeRequest request = FakeRequest.get("/")
                .from("10.0.0.1")
                .header("X-Forwarded-For", "198.51.100.7")
                .header("Forwarded", forwarded);
        assertThat(proxied.budgetOf(request)).isEqualTo("10.0.0.1");
    }

    @Test
    @Tag("B31")
    void all_whose_address_is_not_known_share_one_budget() {
        FakeRequest hidden = FakeRequest.get("/").header("X-Forwarded-For", "unknown");
        assertThat(proxied.of(hidden)).isNull();
        assertThat(proxied.budgetOf(hidden))
                .isEqualTo(direct.budgetOf(FakeRequest.get("/")))
                .isEqualTo(direct.budgetOf(FakeRequest.get("/").from("nowhere")));
    }

    private static ClientAddresses behind(int hops) {
        return new ClientAddresses(TrustedProxies.of(hops, List.of()));
    }
}
