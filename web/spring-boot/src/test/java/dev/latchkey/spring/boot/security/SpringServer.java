package dev.latchkey.spring.boot.security;

import java.net.URI;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application in this JVM, on a free port. */
record SpringServer(ConfigurableApplicationContext context) implements AutoCloseable {

    static SpringServer start(WebApplicationType type, Class<?> configuration) {
        return new SpringServer(new SpringApplicationBuilder(configuration)
                .web(type)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("server.port=0", "server.address=127.0.0.1", "management.endpoints.web.exposure.include=*")
                .run());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
