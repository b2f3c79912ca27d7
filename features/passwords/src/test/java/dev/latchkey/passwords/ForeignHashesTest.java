package dev.latchkey.passwords;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes that other software has made; {@code hashes.properties} says which. */
class ForeignHashesTest {

    private static final List<String> PASSWORDS =
            List.of("correct horse battery staple", "Grüße aus Köln \ud83d\udd11", "x".repeat(80));

    /** What is kept, and the number of the password. */
    record Kept(String origin, String hash, String password) {

        @Override
        public String toString() {
            return origin;
        }
    }

    static Stream<Kept> kept() {
        Properties hashes = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(ForeignHashesTest.class.getResourceAsStream("hashes.properties")),
                StandardCharsets.UTF_8)) {
            hashes.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes.stringPropertyNames().stream()
                .sorted()
                .map(name -> new Kept(
                        name,
                        Objects.requireNonNull(hashes.getProperty(name)),
                        PASSWORDS.get(Integer.parseInt(name.substring(name.lastIndexOf('.') + 1)))));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void a_password_is_right_and_another_is_wrong(Kept kept) {
        PasswordHash hash = HashReader.read(kept.hash());

        assertThat(hash.matches(kept.password())).isTrue();
        assertThat(hash.matches("X" + kept.password().substring(1))).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(hash.toString()).doesNotContain("$");
    }

    @Test
    void of_each_software_there_are_three() {
        Map<String, Long> software = kept().collect(groupingBy(
                each -> each.origin().substring(0, each.origin().indexOf('.')), counting()));

        assertThat(software).containsOnlyKeys("argon2", "auth0", "django", "keycloak", "wordpress");
        assertThat(software.values()).allMatch(count -> count >= 3);
    }

    @Test
    void bcrypt_looks_at_72_bytes() {
        String hash = kept().filter(each -> each.origin().equals("auth0.bcrypt.2"))
                .findFirst()
                .orElseThrow()
                .hash();

        assertThat(HashReader.read(hash).matches("x".repeat(72) + "y")).isTrue();
        assertThat(HashReader.read(hash).matches("x".repeat(71) + "y")).isFalse();
    }

    @ParameterizedTest
    @Tag("S3")
    @ValueSource(
            strings = {
                "$2a$31$LZJb1ZvSYWnmGjLPeDg0ruVmGUd5nbQ3jbFo33YIxzWcIl0IHMPEm",
                "$2a$17$LZJb1ZvSYWnmGjLPeDg0ruVmGUd5nbQ3jbFo33YIxzWcIl0IHMPEm",
                "$2a$03$LZJb1ZvSYWnmGjLPeDg0ruVmGUd5nbQ3jbFo33YIxzWcIl0IHMPEm",
                "$argon2id$v=19$m=999999999,t=2,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=19$m=19456,t=999,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=19$m=19456,t=2,p=99$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=20$m=19456,t=2,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzYWx0$",
                "pbkdf2_sha256$999999999$saltsalt$RDKSg9TMYjwFtja+532y3GisK1TZEEN8Grg7lwAc6ZE=",
                "pbkdf2_sha256$0$saltsalt$RDKSg9TMYjwFtja+532y3GisK1TZEEN8Grg7lwAc6ZE=",
                "pbkdf2_sha256$1000$saltsalt$",
                "scrypt$1048576$saltsalt$64$16$Ft7B/SjHn7oyLnAaUZfxqrRJDjoJokNcxFkTk+WJojw=",
                "scrypt$1000$saltsalt$8$1$Ft7B/SjHn7oyLnAaUZfxqrRJDjoJokNcxFkTk+WJojw=",
                "$P$zgnGZKTy9rjtPeHs5Gae2KkEdkrVIL/",
                "{noop}secret",
                "{MD5}5f4dcc3b5aa765d61d8327deb882cf99",
                "{\"credentialData\":{\"algorithm\":\"pbkdf2-sha256\",\"hashIterations\":99999999},"
                        + "\"secretData\":{\"salt\":\"c2FsdHNhbHQ=\",\"value\":\"c29tZW91dHB1dG91dHB1dG91dA==\"}}",
                "{\"credentialData\":{}}",
                "{\"",
                "plain",
                "",
                "$",
                "$2"
            })
    void a_hash_that_would_cost_too_much_or_nothing_or_is_none_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HashReader.read(text))
                .satisfies(refusal -> assertThat(String.valueOf(refusal.getMessage()))
                        .doesNotContain("secret", "c29tZW91", "RDKSg9", "5f4dcc3b"));
    }
}
