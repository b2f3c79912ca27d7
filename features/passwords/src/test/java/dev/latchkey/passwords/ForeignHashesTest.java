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

/** Hashes that other software has made; {@code hashes.md} says how. */
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
    void of_each_form_there_are_three() {
        Map<String, Long> forms =
                kept().collect(groupingBy(each -> each.origin().replaceAll("^([^.]+[.][^.]+).*", "$1"), counting()));

        assertThat(forms)
                .containsOnlyKeys(
                        "argon2.argon2d",
                        "argon2.argon2i",
                        "argon2.argon2id",
                        "auth0.bcrypt",
                        "django.argon2",
                        "django.bcrypt",
                        "django.bcrypt_sha256",
                        "django.pbkdf2_sha1",
                        "django.pbkdf2_sha256",
                        "django.scrypt",
                        "keycloak.argon2",
                        "keycloak.pbkdf2",
                        "keycloak.pbkdf2-sha256",
                        "keycloak.pbkdf2-sha512",
                        "php.bcrypt",
                        "wordpress.bcrypt",
                        "wordpress.phpass");
        assertThat(forms.values()).allMatch(count -> count >= 3);
    }

    @Test
    void what_wordpress_drops_around_a_password_is_dropped_here_too() {
        kept().filter(each -> each.origin().startsWith("wordpress.")).forEach(each -> {
            assertThat(HashReader.read(each.hash()).matches(" \t" + each.password() + "\r\n"))
                    .as(each.origin())
                    .isTrue();
            assertThat(HashReader.read(each.hash()).matches("\u00a0" + each.password()))
                    .as(each.origin())
                    .isFalse();
        });
        Kept elsewhere = kept().filter(each -> each.origin().equals("php.bcrypt.0"))
                .findFirst()
                .orElseThrow();
        assertThat(HashReader.read(elsewhere.hash()).matches(" " + elsewhere.password()))
                .isFalse();
    }

    @Test
    @Tag("S3")
    void a_hash_that_is_cut_off_anywhere_is_refused() {
        kept().filter(each -> !each.hash().contains("$argon2")) // may have outputs of any length
                .forEach(each -> {
                    int whole = each.hash().replaceAll("=+$", "").length(); // padding says nothing
                    for (int length = 0; length < whole; length++) {
                        String cut = each.hash().substring(0, length);
                        assertThatIllegalArgumentException()
                                .as(each.origin() + " " + length)
                                .isThrownBy(() -> HashReader.read(cut));
                    }
                });
    }

    @Test
    @Tag("S3")
    void a_refusal_says_what_is_wrong() {
        String output = "$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HashReader.read("$argon2id$v=19$m=999999999,t=2,p=1" + output))
                .withMessage("The hash has 999999999 KiB of memory, and 8 to 131072 are read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HashReader.read("$2a$31$LZJb1ZvSYWnmGjLPeDg0ruVmGUd5nbQ3jbFo33YIxzWcIl0IHMPEm"))
                .withMessage("The hash has 31 as its cost, and 4 to 16 are read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HashReader.read("$argon2id$v=19$m=-1,t=2,p=1" + output))
                .withMessage("The hash is not of its form");
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
                "$argon2id$v=19$m=-19456,t=2,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=19$m=19456,t=-2,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=19$m=99999999999,t=2,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=20$m=19456,t=2,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzYWx0$",
                "pbkdf2_sha256$999999999$saltsalt$RDKSg9TMYjwFtja+532y3GisK1TZEEN8Grg7lwAc6ZE=",
                "pbkdf2_sha256$-1$saltsalt$RDKSg9TMYjwFtja+532y3GisK1TZEEN8Grg7lwAc6ZE=",
                "pbkdf2_sha256$99999999999$saltsalt$RDKSg9TMYjwFtja+532y3GisK1TZEEN8Grg7lwAc6ZE=",
                "$pbkdf2-sha256$i=999999999$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$scrypt$ln=99,r=8,p=1$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "$scrypt$ln=20,r=64,p=16$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "{scrypt}$ffffffff$c29tZXNhbHRzYWx0$c29tZW91dHB1dG91dHB1dG91dA",
                "{scrypt}$e0801$c29tZXNhbHRzYWx0$",
                "{pbkdf2}0123456789abcdef",
                "{pbkdf2}zz",
                "{bcrypt}",
                "{}",
                "pbkdf2_sha256$0$saltsalt$RDKSg9TMYjwFtja+532y3GisK1TZEEN8Grg7lwAc6ZE=",
                "pbkdf2_sha256$1000$saltsalt$",
                "scrypt$1048576$saltsalt$64$16$Ft7B/SjHn7oyLnAaUZfxqrRJDjoJokNcxFkTk+WJojw=",
                "scrypt$1000$saltsalt$8$1$Ft7B/SjHn7oyLnAaUZfxqrRJDjoJokNcxFkTk+WJojw=",
                "$P$zgnGZKTy9rjtPeHs5Gae2KkEdkrVIL/",
                "{noop}secret",
                "{MD5}5f4dcc3b5aa765d61d8327deb882cf99",
                "{\"credentialData\":{\"algorithm\":\"pbkdf2-sha256\",\"hashIterations\":99999999},"
                        + "\"secretData\":{\"salt\":\"c2FsdHNhbHQ=\",\"value\":\"c29tZW91dHB1dG91dHB1dG91dA==\"}}",
                "{\"credentialData\":{\"algorithm\":\"pbkdf2-sha256\",\"hashIterations\":-1},"
                        + "\"secretData\":{\"salt\":\"c2FsdHNhbHQ=\",\"value\":\"c29tZW91dHB1dG91dHB1dG91dA==\"}}",
                "{\"credentialData\":{\"algorithm\":\"pbkdf2-sha256\",\"hashIterations\":4294967297},"
                        + "\"secretData\":{\"salt\":\"c2FsdHNhbHQ=\",\"value\":\"c29tZW91dHB1dG91dHB1dG91dA==\"}}",
                "{\"credentialData\":{\"algorithm\":\"pbkdf2-sha256\",\"hashIterations\":1000},"
                        + "\"secretData\":{\"salt\":\"no base64!\",\"value\":\"c29tZW91dHB1dG91dHB1dG91dA==\"}}",
                "{\"credentialData\":\"{\",\"secretData\":\"{\"}",
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
