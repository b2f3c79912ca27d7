package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.boot.RelayTests;
import java.net.http.HttpClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class WebFluxRelayTest extends RelayTests {

    WebFluxRelayTest() {
        super(Application.class);
    }

    @Configuration(proxyBeanMethods = false)
    @Import({Mounting.class, Page.class})
    static class Application {}

    @RestController
    static class Page {

        private final WebClient service;

        Page(HttpClient relay, @Value("${service}") String address) {
            this.service = WebClient.builder()
                    .clientConnector(new JdkClientHttpConnector(relay))
                    .baseUrl(address)
                    .build();
        }

        @GetMapping("/whoami")
        Mono<String> whoami() {
            return service.get().uri("/userinfo").retrieve().bodyToMono(String.class);
        }
    }
}
