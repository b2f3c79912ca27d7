package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferedHeadersTest {

    private final BufferedHeaders late = new BufferedHeaders();

    @Test
    void a_response_that_takes_the_place_of_another_has_the_same_headers() {
        late.add("Set-Cookie", "a=1");
        late.add("Set-Cookie", "b=2");

        assertThat(copied()).containsExactly("Set-Cookie: a=1", "Set-Cookie: b=2");
        assertThat(copied()).hasSize(2);
    }

    @Test
    void what_was_moved_is_not_there_any_more() {
        late.add("Set-Cookie", "a=1");

        assertThat(moved()).containsExactly("Set-Cookie: a=1");
        late.add("Set-Cookie", "b=2");
        assertThat(moved()).containsExactly("Set-Cookie: b=2");
    }

    @Test
    void what_is_suggested_gives_way_to_what_the_response_has() {
        late.suggest("Cache-Control", "private, no-cache");
        late.add("Vary", "Cookie");
        List<String> lines = new ArrayList<>();

        late.copyTo(ResponseHeaders.of((name, value) -> lines.add(name + ": " + value), name -> true));
        assertThat(lines).containsExactly("Vary: Cookie");
        late.moveTo(ResponseHeaders.of((name, value) -> lines.add(name + ": " + value), name -> false));
        assertThat(lines).containsExactly("Vary: Cookie", "Vary: Cookie", "Cache-Control: private, no-cache");
        assertThat(moved()).isEmpty();
    }

    private List<String> copied() {
        List<String> lines = new ArrayList<>();
        late.copyTo((name, value) -> lines.add(name + ": " + value));
        return lines;
    }

    private List<String> moved() {
        List<String> lines = new ArrayList<>();
        late.moveTo((name, value) -> lines.add(name + ": " + value));
        return lines;
    }
}
