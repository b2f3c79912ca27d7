package dev.latchkey.spring.boot;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application in this JVM, on a free port: on Tomcat or Netty, whichever its framework needs. */
public record SpringServer(ConfigurableApplicationContext context) implements RunningApplication {

    /** An application in a JVM with one web framework. */
    public static SpringServer start(ContractApplication application, Class<?> configuration, String... properties) {
        return start(
                new SpringApplicationBuilder(configuration),
                context -> context.getBeanFactory().registerSingleton("contractApplication", application),
                properties);
    }

    /** An application without a canonical one, in a JVM with one web framework. */
    public static SpringServer start(Class<?> configuration, String... properties) {
        return start(new SpringApplicationBuilder(configuration), context -> {}, properties);
    }

    /** An application with the framework of this type. */
    public static SpringServer start(WebApplicationType type, Class<?> configuration) {
        return start(
                new SpringApplicationBuilder(configuration).web(type),
                context -> {},
                "management.endpoints.web.exposure.include=*");
    }

    private static SpringServer start(
            SpringApplicationBuilder builder,
            ApplicationContextInitializer<ConfigurableApplicationContext> initializer,
            String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "server.max-http-request-header-size=32KB",
                "server.netty.max-initial-line-length=16KB",
                "spring.reactor.netty.shutdown-quiet-period=0s", // by default, two seconds for each server that closes
                "server.tomcat.max-http-response-header-size=32KB"));
        all.addAll(List.of(properties));
        return new SpringServer(builder.bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(all.toArray(String[]::new))
                .initializers(initializer)
                .run());
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
