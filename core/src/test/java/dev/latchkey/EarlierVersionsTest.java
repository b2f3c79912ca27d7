package dev.latchkey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Factor;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.vector.EarlierVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sealed sessions of earlier versions. {@link EarlierSessionsTest} has those of a commit before the first one. */
class EarlierVersionsTest {

    private static final Instant MADE = Instant.parse("2026-11-01T12:00:00Z");
    private static final String SECRET = "a-secret-for-earlier-versions-0123456789-0123456789";

    private Instant now = MADE;

    static List<Path> sessions() {
        return EarlierVersions.files("session.properties");
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void a_session_counts_and_is_renewed_with_all_that_was_in_it(Path file) throws IOException {
        String token = requireNonNull(EarlierVersions.read(file).get("token"));
        Visits ada = new Visits(auth()).bringing(Visits.SESSION, token);
        assertAda(ada.session().orElseThrow());

        now = MADE.plus(Duration.ofDays(2));

        assertAda(ada.session().orElseThrow());
        assertThat(ada.cookie(Visits.SESSION)).isNotEqualTo(token);
        assertAda(ada.session().orElseThrow());
    }

    private static void assertAda(Session session) {
        assertThat(session.user()).isEqualTo(new User("1", "Ada Lindqvist", "ada@example.org", null));
        assertThat(session.roles()).containsExactly("editor");
        assertThat(session.factors()).containsExactly(new Factor("pwd", Factor.Kind.KNOWLEDGE, MADE));
    }

    @Test
    @EnabledIfSystemProperty(named = "versions.write", matches = ".+")
    void this_version_is_written_down() throws IOException {
        Visits ada = new Visits(auth()).signedIn("ada");
        EarlierVersions.write("session.properties", Map.of("token", ada.cookie(Visits.SESSION)));
    }

    private Auth auth() {
        return Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .clock(() -> now)
                .provider(CredentialsProvider.of(
                        (typed, request) -> Optional.of(new User("1", "Ada Lindqvist", "ada@example.org", null))))
                .onJwt(context -> context.token().with("roles", List.of("editor")))
                .build();
    }
}
