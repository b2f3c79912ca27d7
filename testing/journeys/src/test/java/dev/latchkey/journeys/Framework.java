package dev.latchkey.journeys;

import dev.latchkey.Auth;
import dev.latchkey.spring.boot.AuthBuilderCustomizer;
import io.javalin.Javalin;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The frameworks in which somebody has written the club. */
enum Framework {
    JAVALIN {
        @Override
        Server start(Map<String, String> settings, InstantSource clock, Database database) {
            Javalin club = JavalinClub.start(
                    Auth.builder().clock(clock).environment(Map.of()).settings(settings), database.connections());
            return new Server(club.port(), club::stop);
        }
    },
    SPRING_BOOT {
        @Override
        Server start(Map<String, String> settings, InstantSource clock, Database database) {
            Map<String, Object> properties = new HashMap<>(
                    Map.of("server.address", "localhost", "server.port", "0", "spring.datasource.url", database.url()));
            settings.forEach((name, value) -> properties.put("latchkey." + name, value));
            AuthBuilderCustomizer ofTheTest = auth -> auth.clock(clock);
            ConfigurableApplicationContext club = new SpringApplicationBuilder(SpringClub.class)
                    .bannerMode(Banner.Mode.OFF)
                    .properties(properties)
                    .initializers(context -> context.getBeanFactory().registerSingleton("clock", ofTheTest))
                    .run();
            String port = club.getEnvironment().getRequiredProperty("local.server.port");
            return new Server(Integer.parseInt(port), club::close);
        }
    };

    /** A club that runs. */
    record Server(int port, Runnable stop) {}

    /** Starts the club with settings as in {@code docs/settings.md}. */
    abstract Server start(Map<String, String> settings, InstantSource clock, Database database);
}
