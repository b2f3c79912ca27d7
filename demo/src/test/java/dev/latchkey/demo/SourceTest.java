package dev.latchkey.demo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void a_region_is_shown_as_it_is_but_at_the_margin() {
        Source source = Source.of(Orders.class, "repository");

        assertThat(source.file()).isEqualTo("Orders.java");
        assertThat(text(source))
                .startsWith("/** The orders")
                .contains("\n    Session session = ")
                .endsWith("\n}");
    }

    @Test
    void a_region_that_is_not_there_is_a_failure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Source.of(Orders.class, "elsewhere"))
                .withMessageStartingWith("No line \"// region elsewhere\"");
    }

    @Test
    void colours_tell_words_types_texts_and_comments_apart_and_lose_nothing() {
        String java = "return new Order(\"a // \\\" b\"); // and \"so\" on";

        assertThat(Token.all(java))
                .extracting(Token::kind, Token::text)
                .contains(
                        tuple("word", "return"),
                        tuple("type", "Order"),
                        tuple("text", "\"a // \\\" b\""),
                        tuple("comment", "// and \"so\" on"));
        assertThat(Token.all(java).stream().map(Token::text).collect(joining())).isEqualTo(java);
    }

    @Test
    void json_is_shown_with_a_line_for_every_member() {
        assertThat(Json.readable("{\"a\":{\"b\":\"{,\\\":}\"},\"c\":null}")).isEqualTo("""
                {
                  "a": {
                    "b": "{,\\":}"
                  },
                  "c": null
                }""");
    }

    private static String text(Source source) {
        return source.tokens().stream().map(Token::text).collect(joining());
    }
}
