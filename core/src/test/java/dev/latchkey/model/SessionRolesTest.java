package dev.latchkey.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionRolesTest {

    @Test
    void they_are_the_texts_of_the_claim() {
        assertThat(session("roles", List.of("admin", "editor", "admin")).roles())
                .containsExactlyInAnyOrder("admin", "editor");
        assertThat(session("roles", "admin").roles()).containsExactly("admin");
    }

    @Test
    void what_is_no_text_is_no_role() {
        assertThat(session("name", "Alice").roles()).isEmpty();
        assertThat(session("roles", null).roles()).isEmpty();
        assertThat(session("roles", true).roles()).isEmpty();
        assertThat(session("roles", Claims.empty().with("admin", true)).roles()).isEmpty();
        assertThat(session("roles", List.of("", List.of("admin"))).roles()).isEmpty();
    }

    @Test
    void what_a_session_callback_added_counts_before_the_token() {
        Session session = session("roles", List.of("admin"));

        assertThat(session.with("roles", List.of("editor")).roles()).containsExactly("editor");
        assertThat(session.with("roles", List.of()).roles()).isEmpty();
        assertThat(session.with("theme", "dark").roles()).containsExactly("admin");
    }

    @Test
    void they_may_be_under_another_name() {
        Session session = session("groups", List.of("staff")).withRolesFrom("groups");

        assertThat(session.roles()).containsExactly("staff");
        assertThat(session.with("roles", List.of("admin")).roles()).containsExactly("staff");
    }

    @Test
    void browsers_do_not_see_them_unless_a_callback_shows_them() {
        assertThat(session("roles", List.of("admin")).toJson()).doesNotContain("admin");
    }

    private static Session session(String claim, @Nullable Object value) {
        return Session.verified(Claims.empty().with("sub", "u-alice").with(claim, value), Instant.EPOCH);
    }
}
