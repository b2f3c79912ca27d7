package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Long values (wire.md#chunks), where the vectors have no row. */
@Tag("W16")
class ChunkedCookieTest {

    private static final String NAME = "authjs.session-token";

    @Test
    void cookies_that_merely_start_alike_are_neither_read_nor_cleared() {
        String stray = "NAMEx=Z; NAME-x=Z; NAME.=Z; NAME.x=Z; NAME.1x=Z; NAME.-1=Z; NAME.+1=Z; NAME. 1=Z; NAME..1=Z; "
                + "NAME.00=Z; NAME.01=Z; NAME.64=Z; NAME.99=Z; NAME.100=Z; NAME.2147483648=Z; NAME.\u0661=Z; xNAME=Z; name=Z";

        assertThat(read(stray)).isEmpty();
        assertThat(read(stray + "; NAME=A")).containsExactly("A");
        assertThat(read(stray + "; NAME.1=B; NAME.0=A")).containsExactly("AB");
        assertThat(cleared(stray)).isEmpty();
    }

    @Test
    void chunks_are_offered_before_the_plain_cookie_and_neither_hides_the_other() {
        assertThat(read("NAME=P; NAME.0=A; NAME.1=B")).containsExactly("AB", "P");
        assertThat(read("NAME.0=A; NAME=P")).containsExactly("A", "P");
        assertThat(read("NAME=P; NAME.0=")).containsExactly("P");
        assertThat(read("NAME=; NAME.0=")).isEmpty();
    }

    @Test
    void the_last_chunk_there_can_be_is_number_63() {
        assertThat(read("NAME.63=Z; NAME.9=J; NAME.10=K; NAME.0=A")).containsExactly("AJKZ");
    }

    @Test
    void the_first_duplicate_of_a_chunk_wins() {
        assertThat(read("NAME.0=A; NAME.0=X; NAME.1=B; NAME.1=Y")).containsExactly("AB");
    }

    @Test
    void everything_that_is_read_is_cleared() {
        assertThat(cleared("NAME=P; NAME.0=A; NAME.10=B; NAME.63=C; NAME.0=D"))
                .containsExactly(NAME, NAME + ".0", NAME + ".10", NAME + ".63");
    }

    @Test
    void an_empty_value_stores_nothing() {
        assertThat(ChunkedCookie.write(cookies("NAME=P"), NAME, "", CookieAttributes.standard(false)))
                .containsExactly(SetCookie.clearing(NAME, CookieAttributes.standard(false)));
    }

    private static List<String> read(String header) {
        return ChunkedCookie.read(cookies(header), NAME);
    }

    private static List<String> cleared(String header) {
        return ChunkedCookie.clear(cookies(header), NAME, CookieAttributes.standard(true)).stream()
                .map(SetCookie::name)
                .toList();
    }

    private static RequestCookies cookies(String header) {
        return new RequestCookies(List.of(header.replace("NAME", NAME)));
    }
}
