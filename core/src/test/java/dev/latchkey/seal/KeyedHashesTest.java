package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeyedHashesTest {

    @Test
    void a_hash_for_one_purpose_is_none_for_another_nor_what_a_form_is_proven_with() {
        String token =
                Slots.ring(Slots.NOW, List.of("a")).csrfTokens().of(List.of()).token();
        String mail = hashes("mail-token", "a").of(token);

        assertThat(mail)
                .matches("[0-9a-f]{64}")
                .isEqualTo(hashes("mail-token", "a").of(token));
        assertThat(mail)
                .isNotEqualTo(hashes("mail-code", "a").of(token))
                .isNotEqualTo(hashes("mail-token", "b").of(token))
                .isNotEqualTo(Hashes.sha256Hex(token + "a"));
        assertThat(hashes("mail-token", "a").of("b"))
                .isNotEqualTo(hashes("mail-token", "ba").of(""));
    }

    @Test
    @Tag("W18")
    void a_mail_outlives_a_change_of_secrets() {
        String before = hashes("mail-token", "a").of("token");
        assertThat(hashes("mail-token", "b", "a").all("token"))
                .containsExactly(hashes("mail-token", "b").of("token"), before);
        assertThat(hashes("mail-token", "b").all("token")).doesNotContain(before);
    }

    private static KeyedHashes hashes(String purpose, String... secrets) {
        return Slots.ring(Slots.NOW, List.of(secrets)).verificationHashes(purpose);
    }
}
