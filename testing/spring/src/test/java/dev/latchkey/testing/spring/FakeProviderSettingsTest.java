package dev.latchkey.testing.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.latchkey.testing.FakeIdentityProvider;
import dev.latchkey.testing.People;
import dev.latchkey.testing.junit.FakeProvider;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A provider of the annotation is one of the application's, without a word in its settings. */
@SpringBootTest(
        classes = Application.class,
        properties = {Application.SECRET, "latchkey.matcher=/dashboard"})
@AutoConfigureMockMvc
@FakeProvider("github")
class FakeProviderSettingsTest {

    private final MockMvc mvc;

    FakeProviderSettingsTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    @Test
    void somebody_signs_in_at_the_provider(FakeIdentityProvider github) throws Exception {
        github.signInAs(People.GRACE);
        MockHttpServletResponse form =
                mvc.perform(get("/auth/csrf")).andReturn().getResponse();
        String token = form.getContentAsString().replaceAll(".*\"csrfToken\":\"([^\"]+)\".*", "$1");
        MockHttpServletResponse begun = mvc.perform(post("/auth/signin/github")
                        .contentType("application/x-www-form-urlencoded")
                        .content("csrfToken=" + token)
                        .cookie(form.getCookies()))
                .andReturn()
                .getResponse();
        HttpResponse<Void> atProvider = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(String.valueOf(begun.getRedirectedUrl())))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        MockHttpServletResponse back = mvc.perform(get(URI.create(
                                atProvider.headers().firstValue("Location").orElseThrow()))
                        .cookie(begun.getCookies()))
                .andReturn()
                .getResponse();

        Cookie[] session = back.getCookies();
        assertThat(mvc.perform(get("/dashboard").cookie(session))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .startsWith("dashboard of github:");
    }
}
