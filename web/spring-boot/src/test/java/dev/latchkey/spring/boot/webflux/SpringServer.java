package dev.latchkey.spring.boot.webflux;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application on Netty in this JVM, on a free port. */
final class SpringServer implements RunningApplication {

    private final ConfigurableApplicationContext context;

    private SpringServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static SpringServer start(ContractApplication application, Class<?> configuration, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "server.max-http-request-header-size=32KB",
                "server.netty.max-initial-line-length=16KB"));
        all.addAll(List.of(properties));
        return new SpringServer(new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(all.toArray(String[]::new))
                .initializers(context -> context.getBeanFactory().registerSingleton("contractApplication", application))
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
