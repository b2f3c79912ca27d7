package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Secret;
import dev.latchkey.seal.SecretStrength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretCommandTest {

    @Test
    void each_secret_is_new_and_strong() {
        String one = Shell.run("secret").out().strip();
        String other = Shell.run("secret", "--json").json().text("secret").orElseThrow();

        assertThat(one).isNotEqualTo(other).hasSize(44);
        assertThat(SecretStrength.isWeak(Secret.of(one))).isFalse();
        assertThat(SecretStrength.isWeak(Secret.of(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"env, AUTH_SECRET=", "properties, latchkey.secret=", "yaml, 'latchkey.secret: '"})
    void a_secret_is_printed_in_the_form_of_a_file(String form, String before) {
        assertThat(Shell.run("secret", "--form", form).out()).startsWith(before);
    }

    @Test
    void the_advice_for_rotation_does_not_mix_with_the_secret() {
        Shell.Result result = Shell.run("secret", "--rotation");

        assertThat(result.out().strip()).hasSize(44);
        assertThat(result.err()).contains("AUTH_SECRET_1");
    }
}
