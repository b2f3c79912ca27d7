package dev.latchkey.testing.spring;

import static dev.latchkey.testing.spring.LatchkeyMockMvc.signedIn;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.latchkey.model.Factor;
import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.junit.WithSession;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(
        classes = Application.class,
        properties = {Application.SECRET, "latchkey.sessions-only=true", "latchkey.matcher=/dashboard"})
@AutoConfigureMockMvc
class MockMvcTest {

    private final MockMvc mvc;

    MockMvcTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    @Test
    void nobody_is_signed_in_without_a_word() throws Exception {
        mvc.perform(get("/dashboard")).andExpect(status().isUnauthorized());
    }

    @Test
    void a_request_is_signed_in() throws Exception {
        mvc.perform(get("/dashboard").with(signedIn(SignedIn.as("ada").withRoles("admin"))))
                .andExpect(content().string("dashboard of ada [admin]"));
        mvc.perform(get("/dashboard")).andExpect(status().isUnauthorized());
    }

    @Test
    @WithSession(
            user = "grace",
            roles = "editor",
            factors = @WithSession.Shown(method = "otp", kind = Factor.Kind.POSSESSION))
    void all_requests_of_a_test_are_signed_in() throws Exception {
        mvc.perform(get("/dashboard")).andExpect(content().string("dashboard of grace [editor]"));
        mvc.perform(get("/factors")).andExpect(content().string("otp"));
    }

    @Test
    void other_cookies_stay() throws Exception {
        mvc.perform(get("/dashboard").cookie(new Cookie("theme", "dark")).with(signedIn("ada")))
                .andExpect(content().string("dashboard of ada []"));
    }

    @Test
    @WithSession(user = "grace")
    void a_request_may_be_of_another_user() throws Exception {
        mvc.perform(get("/dashboard").with(signedIn("ada"))).andExpect(content().string("dashboard of ada []"));
    }
}
