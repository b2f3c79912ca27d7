package dev.latchkey.spring.boot.mvc;

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

/** A Spring Boot application on Tomcat in this JVM, on a free port. */
final class SpringServer implements RunningApplication {

    private final ConfigurableApplicationContext context;

    private SpringServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static SpringServer start(ContractApplication application, Class<?> configuration, String... properties) {
        return start(
                context -> context.getBeanFactory().registerSingleton("contractApplication", application),
                configuration,
                properties);
    }

    static SpringServer start(Class<?> configuration, String... properties) {
        return start(context -> {}, configuration, properties);
    }

    private static SpringServer start(
            ApplicationContextInitializer<ConfigurableApplicationContext> initializer,
            Class<?> configuration,
            String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "server.max-http-request-header-size=32KB",
                "server.tomcat.max-http-response-header-size=32KB"));
        all.addAll(List.of(properties));
        return new SpringServer(new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(all.toArray(String[]::new))
                .initializers(initializer)
                .run());
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
