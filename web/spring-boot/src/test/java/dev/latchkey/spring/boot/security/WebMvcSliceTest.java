package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.latchkey.Auth;
import dev.latchkey.model.Session;
import dev.latchkey.spring.boot.RequireSession;
import dev.latchkey.testing.SignedIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring's own ways to test a controller: a slice, a user of Spring Security's, a session of the testing kit's. */
@WebMvcTest
@ContextConfiguration(classes = WebMvcSliceTest.Application.class)
class WebMvcSliceTest {

    private final MockMvc mvc;

    WebMvcSliceTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    @Test
    @Tag("S15")
    void a_slice_is_guarded() throws Exception {
        mvc.perform(get("/open/required")).andExpect(status().isUnauthorized());
        mvc.perform(get("/open/session").param("user", "root")).andExpect(status().isUnauthorized());
        mvc.perform(get("/name")).andExpect(status().isUnauthorized());
    }

    @Test
    void a_session_of_the_testing_kit_counts() throws Exception {
        String cookie = SignedIn.as("ada").cookie(People.SECRET);
        mvc.perform(get("/open/required").header("Cookie", cookie))
                .andExpect(content().string("required"));
        mvc.perform(get("/open/session").header("Cookie", cookie))
                .andExpect(content().string("ada"));
        mvc.perform(get("/name").header("Cookie", cookie)).andExpect(content().string("ada"));
    }

    @Test
    @WithMockUser("bob")
    void a_mock_user_counts_for_the_rules_of_spring_security() throws Exception {
        mvc.perform(get("/name")).andExpect(content().string("bob"));
        mvc.perform(get("/open/session")).andExpect(status().isUnauthorized());
    }

    @Test
    void a_user_of_one_request_counts_for_the_rules_of_spring_security() throws Exception {
        mvc.perform(get("/name").with(user("bob"))).andExpect(content().string("bob"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Application {

        @Bean
        Auth auth() {
            return People.auth();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.with(latchkey())
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/open/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .build();
        }
    }

    @RestController
    static class Handlers {

        @RequireSession
        @GetMapping("/open/required")
        String required() {
            return "required";
        }

        @GetMapping("/open/session")
        String session(Session session) {
            return session.user().id();
        }

        @GetMapping("/name")
        String name(Authentication who) {
            return who.getName();
        }
    }
}
