package dev.latchkey.journeys;

import dev.latchkey.Auth;
import io.javalin.Javalin;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;

/** The club on a real server, with a database and a mail server of its own. Tests move its clock. */
final class RunningClub implements AutoCloseable {

    private volatile Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:club" + System.identityHashCode(this), "club", "");
    private final Javalin server;
    final Postbox postbox = new Postbox();

    RunningClub() {
        server = Club.start(
                Auth.builder()
                        .clock(() -> now)
                        .environment(Map.of(
                                "AUTH_SECRET",
                                "a-secret-of-the-club-0123456789-0123456789",
                                "AUTH_EMAIL_SERVER",
                                postbox.url(),
                                "AUTH_EMAIL_FROM",
                                "Club <no-reply@club.example>",
                                "LATCHKEY_PASSWORDS_BREACH_CHECK", // it would ask another machine
                                "false")),
                database);
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        server.stop();
        postbox.close();
        database.dispose();
    }
}
