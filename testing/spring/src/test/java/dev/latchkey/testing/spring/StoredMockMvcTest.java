package dev.latchkey.testing.spring;

import static dev.latchkey.testing.spring.LatchkeyMockMvc.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.latchkey.Auth;
import dev.latchkey.testing.junit.WithSession;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The same where sessions are in a store. */
@SpringBootTest(
        classes = Application.class,
        properties = {
            Application.SECRET,
            "latchkey.sessions-only=true",
            "latchkey.matcher=/dashboard",
            "test.stored=true"
        })
@AutoConfigureMockMvc
class StoredMockMvcTest {

    private final MockMvc mvc;
    private final Auth auth;

    StoredMockMvcTest(@Autowired MockMvc mvc, @Autowired Auth auth) {
        this.mvc = mvc;
        this.auth = auth;
    }

    @Test
    void a_session_is_a_row_of_the_store() throws Exception {
        mvc.perform(get("/dashboard").with(signedIn("ada"))).andExpect(content().string("dashboard of ada []"));

        assertThat(auth.sessions().list("ada")).hasSize(1);
    }

    @Test
    @WithSession(user = "grace")
    void a_session_that_has_ended_counts_no_more() throws Exception {
        mvc.perform(get("/dashboard")).andExpect(content().string("dashboard of grace []"));
        auth.sessions().revokeAll("grace");
        mvc.perform(get("/dashboard")).andExpect(status().isUnauthorized());
    }
}
