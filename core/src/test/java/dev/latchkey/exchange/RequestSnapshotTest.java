package dev.latchkey.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.FakeRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSnapshotTest {

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Sec-Fetch-Site", "Upgrade"})
    void it_has_what_a_handshake_says_about_its_page_even_if_the_framework_lists_no_names(String header) {
        FakeRequest request = FakeRequest.get("/live").header(header, "value");

        assertThat(RequestSnapshot.of(request).headers(header)).containsExactly("value");
    }
}
