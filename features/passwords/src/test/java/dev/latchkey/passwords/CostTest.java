package dev.latchkey.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.Auth;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.store.Store;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hash costs is chosen in code or by a setting, and never less than the least. */
class CostTest {

    private static Auth auth(Passwords passwords, Map<String, String> settings) {
        return Auth.builder()
                .environment(Map.of())
                .secret(Application.SECRET)
                .store(Store.inMemory())
                .mail(EmailProvider.of(mail -> {}).from("no-reply@example.org"))
                .settings(settings)
                .with(passwords.withoutBreachCheck())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "passwords.memory,1MB",
        "passwords.memory,1GB",
        "passwords.passes,1",
        "passwords.passes,99",
        "passwords.sign-up,perhaps"
    })
    void a_setting_that_is_too_little_or_too_much_stops_the_start(String name, String value) {
        assertThatIllegalStateException()
                .isThrownBy(() -> auth(Passwords.standard(), Map.of(name, value)))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"18,2", "19,1", "129,2", "19,17"})
    void code_may_not_either(int mebibytes, int passes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.standard().cost(mebibytes, passes));
    }

    @Test
    void by_default_it_is_the_least_and_code_raises_it() {
        OptionValues settings = OptionValues.none();

        assertThat(PasswordOptions.NONE.hashing(settings).cost()).isEqualTo(new Argon2Cost(19_456, 2, 1));
        assertThat(PasswordOptions.NONE
                        .hashing(settings.with(PasswordSettings.MEMORY, 32 * 1024 * 1024))
                        .cost())
                .isEqualTo(new Argon2Cost(32_768, 2, 1));
    }
}
