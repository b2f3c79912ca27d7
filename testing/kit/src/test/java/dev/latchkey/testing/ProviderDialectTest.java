package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Providers;
import java.io.IOException;
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

    @Test
    void each_provider_has_a_dialect_and_four_others_are_no_oauth() {
        assertThat(Dialects.ids()).containsExactlyElementsOf(Providers.ids());
        assertThat(Dialects.ids())
                .hasSize(105
                        - List.of("credentials", "email", "passkey", "webauthn").size());
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
