package dev.latchkey.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.fixtures.Visitor;
import dev.latchkey.http.AuthResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a sink that fails does to a sign-in: nothing, unless the application asks for it. */
class FailingSinkTest {

    private static final AuditSink FULL = entry -> {
        throw new IOException("disk full");
    };

    private final List<String> kinds = new CopyOnWriteArrayList<>();

    @Test
    void nobody_notices_and_the_other_sinks_get_the_entry() {
        try (Application application = new Application(AuditLog.to(FULL, entry -> kinds.add(entry.kind())))) {
            assertThat(application.visitor().signsIn("work")).isNotEmpty();
        }

        assertThat(kinds).contains("signed-in");
    }

    @Test
    void nobody_signs_in_if_the_log_is_required() {
        AuditLog log = AuditLog.to(entry -> kinds.add(entry.kind()), FULL).required();
        try (Application application = new Application(log)) {
            Visitor ada = application.visitor();
            int status =
                    ada.post("/auth/signin/work", Map.of("callbackUrl", "/")).statusCode();

            assertThat(ada.get("/").body()).isEqualTo("nobody");
            assertThat(status).isEqualTo(503);
        }

        assertThat(kinds).contains("sign-in-admitted").doesNotContain("signed-in");
    }

    @Test
    void a_required_log_that_works_lets_people_in() {
        try (Application application =
                new Application(AuditLog.to(entry -> kinds.add(entry.kind())).required())) {
            assertThat(application.visitor().signsIn("work")).isNotEmpty();
        }

        assertThat(kinds).containsSubsequence("sign-in-admitted", "signed-in");
    }

    /** The order in which an application installs features does not matter. */
    @Test
    void nobody_is_admitted_before_the_last_step() {
        AuditLog log = AuditLog.to(entry -> kinds.add(entry.kind())).required();
        try (Application application = new Application(log, new EndlessStep())) {
            Visitor ada = application.visitor();
            ada.post("/auth/signin/work", Map.of("callbackUrl", "/"));

            assertThat(ada.get("/").body()).isEqualTo("nobody");
        }

        assertThat(kinds).contains("user-created").doesNotContain("sign-in-admitted");
    }

    /** A step that is never done. */
    private record EndlessStep() implements Feature, Installable {

        @Override
        public String id() {
            return "endless";
        }

        @Override
        public Installed install(FeatureContext context) {
            SignInStep step = (call, soFar) -> Optional.of(AuthResponse.redirect("/"));
            return Installed.none().with(step);
        }
    }
}
