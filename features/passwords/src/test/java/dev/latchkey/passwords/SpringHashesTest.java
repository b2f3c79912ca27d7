package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/** Spring Security hashes, and we read what it keeps; and the reverse. */
class SpringHashesTest {

    private static final String[] PASSWORDS = {"correct horse battery staple", "Grüße aus Köln", "zq8#vT!m"};

    @SuppressWarnings("deprecation") // what they made is kept
    static Stream<Arguments> encoders() {
        return Stream.of(
                Arguments.of("bcrypt", new BCryptPasswordEncoder(5)),
                Arguments.of("pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5()),
                Arguments.of("pbkdf2@SpringSecurity_v5_8", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()),
                Arguments.of("scrypt", SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1()),
                Arguments.of("scrypt@SpringSecurity_v5_8", SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8()),
                Arguments.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_2()),
                Arguments.of("argon2@SpringSecurity_v5_8", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void what_spring_security_keeps_is_read(String id, PasswordEncoder encoder) {
        for (String password : PASSWORDS) {
            PasswordHash hash = HashReader.read("{" + id + "}" + encoder.encode(password));

            assertThat(hash.matches(password)).isTrue();
            assertThat(hash.matches(password + " ")).isFalse();
        }
    }

    @Test
    void spring_security_reads_what_we_keep() {
        String ours = Argon2Hash.of(PASSWORDS[1], "0123456789abcdef".getBytes(UTF_8), Argon2Cost.LEAST)
                .text();

        assertThat(ours).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().matches(PASSWORDS[1], ours))
                .isTrue();
        assertThat(Argon2Hash.read(ours).text()).isEqualTo(ours);
        assertThat(Argon2Hash.read(ours).covers(Argon2Cost.LEAST)).isTrue();
        assertThat(Argon2Hash.read(ours).covers(new Argon2Cost(32 * 1024, 2, 1)))
                .isFalse();
    }
}
