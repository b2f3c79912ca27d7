package dev.latchkey.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The club on a real server, with a database and a mail server of its own. Tests move its clock. */
final class RunningClub implements AutoCloseable {

    private volatile Instant now = Instant.parse("2026-11-01T12:00:00Z");
    final Database database = new Database();
    final Postbox postbox = new Postbox();
    private final Framework.Server server;

    RunningClub(Framework framework) {
        Map<String, String> settings = Map.of(
                "secret", "a-secret-of-the-club-0123456789-0123456789",
                "provider.email.server", postbox.url(),
                "provider.email.from", "Club <no-reply@club.example>",
                "passwords.breach-check", "false"); // it would ask another machine
        server = framework.start(settings, () -> now, database);
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
        server.stop().run();
        postbox.close();
        database.close();
    }
}
