package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A person signs in at each ready-made provider. One application has all of them, and configures them by settings and
 * variables alone. Each provider speaks its own dialect, on loopback.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderDialectTest {

    private final DialectApplication application;

    ProviderDialectTest() throws IOException {
        application = new DialectApplication(
                all(), builder -> builder.settings(Map.of("providers", String.join(",", Dialects.ids()))));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    static List<Dialect> all() {
        return Dialects.ids().stream().map(Dialect::of).toList();
    }

    static List<Dialect> those_that_ask_for_claims() {
        return all().stream().filter(Dialects::asksForClaims).toList();
    }

    /** The file has the ids of all 105 providers whose facts were collected. Four of them do not speak OAuth. */
    @Test
    void each_provider_whose_facts_are_known_has_an_entry_and_a_dialect() throws IOException {
        List<String> known = new ArrayList<>(known());
        assertThat(known).hasSize(105).doesNotHaveDuplicates();

        known.removeAll(List.of("credentials", "email", "passkey", "webauthn"));

        assertThat(Providers.ids()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(Dialects.ids()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(all()).map(Dialect::id).containsExactlyInAnyOrderElementsOf(known);
    }

    private static List<String> known() throws IOException {
        try (InputStream ids = ProviderDialectTest.class.getResourceAsStream("/provider-ids.txt")) {
            return new String(requireNonNull(ids).readAllBytes(), UTF_8).lines().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_person_of_whom_the_provider_says_all(Dialect dialect) {
        application.signsIn(dialect, dialect.person("full"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_person_of_whom_the_provider_says_little(Dialect dialect) {
        application.signsIn(dialect, dialect.person("sparse"));
    }

    @ParameterizedTest
    @MethodSource("those_that_ask_for_claims")
    void what_the_id_token_lacks_comes_from_the_user_information(Dialect dialect) {
        application.signsIn(dialect, Dialects.thinPerson(dialect));
    }
}
