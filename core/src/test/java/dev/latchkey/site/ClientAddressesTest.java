package dev.latchkey.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.FakeRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {

    @Test
    @Tag("B10")
    void what_a_client_writes_into_a_header_counts_for_nothing() {
        FakeRequest request =
                FakeRequest.get("/").from("192.0.2.1").header("X-Forwarded-For", "203.0.113.9, 203.0.113.10");
        assertThat(new ClientAddresses(false).of(request)).hasToString("192.0.2.1");
    }

    @Test
    @Tag("B10")
    void behind_a_proxy_that_is_trusted_its_own_entry_counts() {
        FakeRequest request = FakeRequest.get("/")
                .from("10.0.0.1")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-For", "203.0.113.10, 198.51.100.7");
        assertThat(new ClientAddresses(true).of(request)).hasToString("198.51.100.7");
        assertThat(new ClientAddresses(true).of(FakeRequest.get("/").from("10.0.0.1")))
                .hasToString("10.0.0.1");
    }

    @Test
    void nobody_knows_where_a_request_without_an_address_comes_from() {
        assertThat(new ClientAddresses(true).of(FakeRequest.get("/"))).isNull();
        assertThat(new ClientAddresses(true).of(FakeRequest.get("/").header("X-Forwarded-For", "unknown")))
                .isNull();
    }
}
