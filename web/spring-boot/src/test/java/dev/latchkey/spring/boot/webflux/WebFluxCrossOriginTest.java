package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.boot.CrossOriginTests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;

class WebFluxCrossOriginTest extends CrossOriginTests {

    WebFluxCrossOriginTest() {
        super(Filtered.class);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class Filtered {

        @Bean
        CorsWebFilter ownRules() {
            CorsConfiguration rules = rules();
            return new CorsWebFilter(
                    exchange -> exchange.getRequest().getPath().value().startsWith("/filtered/") ? rules : null);
        }
    }
}
