package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.wire.Origin;
import java.net.URI;
import java.util.Locale;

/** What is taken for the address of an origin is one to the JDK too, the same one, and in one spelling. */
class OriginsFuzzTest {

    @FuzzTest
    void origins(byte[] input) {
        String url = new String(input, UTF_8);
        Origin origin = Origin.of(url);
        if (origin == null) {
            return;
        }
        assertThat(Origin.of(origin.toString())).isEqualTo(origin);
        assertThat(Origin.ofAuthority(origin.scheme(), origin.authority())).isEqualTo(origin);
        assertThat(origin.host()).matches("[a-z0-9._-]+|\\[[0-9a-f:]+]");
        assertThat(origin.port()).isBetween(1, 65_535);
        String host = URI.create(origin.toString()).getHost();
        assertThat(host == null || host.equals(origin.host())).as(url).isTrue();
        assertThat(url.toLowerCase(Locale.ROOT)).startsWith(origin.scheme() + "://" + origin.host());
    }
}
