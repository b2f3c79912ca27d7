package dev.latchkey.spring.boot.mvc;

import dev.latchkey.spring.boot.Forgeries;
import dev.latchkey.spring.boot.UnforgeableTests;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;

class MvcUnforgeableTest extends UnforgeableTests {

    MvcUnforgeableTest() {
        super(Forgeries.class, OwnMvc.class);
    }

    @Override
    protected Stream<String> ownHandlers() {
        return Stream.of("model 200", "parameter 200", "header 200");
    }

    @Override
    protected Stream<String> ownHandlersForAlice() {
        return Stream.of("model", "parameter", "header", "body");
    }

    /** As many applications have it: Spring Boot then calls no {@code WebMvcConfigurer}. */
    @Configuration
    @Import(Forgeries.class)
    static class OwnMvc extends WebMvcConfigurationSupport {}
}
