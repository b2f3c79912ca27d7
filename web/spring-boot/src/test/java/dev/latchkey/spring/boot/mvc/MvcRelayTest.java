package dev.latchkey.spring.boot.mvc;

import dev.latchkey.spring.boot.RelayTests;
import java.net.http.HttpClient;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

class MvcRelayTest extends RelayTests {

    MvcRelayTest() {
        super(Application.class);
    }

    @Configuration(proxyBeanMethods = false)
    @Import({Mounting.class, Page.class})
    static class Application {}

    @RestController
    static class Page {

        private final RestClient service;

        Page(HttpClient relay, @Value("${service}") String address) {
            this.service = RestClient.builder()
                    .requestFactory(new JdkClientHttpRequestFactory(relay))
                    .baseUrl(address)
                    .build();
        }

        @GetMapping("/whoami")
        String whoami() {
            return Objects.requireNonNull(
                    service.get().uri("/userinfo").retrieve().body(String.class));
        }
    }
}
