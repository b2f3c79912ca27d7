package dev.latchkey.testing.spring;

import dev.latchkey.testing.SignedIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The session of the test that runs in this thread, as {@code @WithSession} says. */
final class TestSession {

    private final ApplicationContext application;
    private final ThreadLocal<@Nullable String> cookie = new ThreadLocal<>();

    TestSession(ApplicationContext application) {
        this.application = application;
    }

    void begin(SignedIn user) {
        cookie.set(ContextSessions.cookie(application, user));
    }

    void end() {
        cookie.remove();
    }

    /** Returns the {@code Cookie} header; empty if the test has no session. */
    Optional<String> cookie() {
        return Optional.ofNullable(cookie.get());
    }
}
