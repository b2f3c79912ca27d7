package dev.latchkey.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
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
            assertThat(new Visitor(application).signsIn()).isNotEmpty();
        }

        assertThat(kinds).contains("signed-in");
    }

    @Test
    void nobody_signs_in_if_the_log_is_required() {
        AuditLog log = AuditLog.to(entry -> kinds.add(entry.kind()), FULL).required();
        try (Application application = new Application(log)) {
            Visitor ada = new Visitor(application);
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
            assertThat(new Visitor(application).signsIn()).isNotEmpty();
        }

        assertThat(kinds).containsSubsequence("sign-in-admitted", "signed-in");
    }
}
