package dev.latchkey.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant EXPIRES = Instant.parse("2030-01-02T03:04:05.678Z");

    @Test
    void browsers_see_name_address_and_picture_and_nothing_else() {
        Session session = Session.verified(
                Claims.parse("{\"name\":\"Ada\",\"email\":null,\"sub\":\"1\",\"role\":\"admin\",\"iat\":1}"), EXPIRES);
        assertThat(session.toJson())
                .isEqualTo("{\"user\":{\"name\":\"Ada\",\"email\":null},\"expires\":\"2030-01-02T03:04:05.678Z\"}");
        assertThat(session.asMap()).isEqualTo(session.view().asMap());
    }

    @Test
    void a_callback_adds_what_browsers_may_see() {
        Session session = Session.verified(Claims.of(Map.of("sub", "1")), EXPIRES)
                .withUser("role", "admin")
                .with("theme", "dark");
        assertThat(session.view().object("user").text("role")).contains("admin");
        assertThat(session.text("theme")).contains("dark");
    }

    @Test
    @Tag("B6")
    void its_json_is_safe_inside_a_page() {
        Session session = Session.verified(Claims.of(Map.of("sub", "1", "name", "</script><b>&\u2028\u2029")), EXPIRES);
        assertThat(session.toJson()).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(Claims.parse(session.toJson()).object("user").text("name")).contains("</script><b>&\u2028\u2029");
    }

    @Test
    @Tag("A7")
    void nothing_prints_what_it_must_not() {
        Secret secret = Secret.of("hunter2");
        Tokens tokens = new Tokens(
                secret, secret, secret, EXPIRES, "bearer", "openid", Claims.of(Map.of("access_token", "hunter2")));
        Account account = new Account("github", "oauth", "github", "1", tokens);
        Session session = Session.verified(Claims.of(Map.of("sub", "1", "name", "hunter2")), EXPIRES);
        assertThat(secret + " " + tokens + " " + account + " " + session + " " + session.claims())
                .doesNotContain("hunter2");
    }
}
