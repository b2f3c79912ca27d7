package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.latchkey.model.Claims;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Altered, foreign and senseless tokens (corpora X3 and X6). */
@Tag("X3")
class RejectedTokensTest {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/ \n\u00e9\u4e00";
    private static final Forge FORGE = new Forge(Slots.SECRET, Slots.SESSION);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SealedTokens slot = Slots.session();
    private final String token = slot.seal(Claims.empty().with("sub", "1").with("name", "Ada"), HOUR);

    @Test
    void a_token_has_one_spelling_only() {
        StringBuilder altered = new StringBuilder(token);
        for (int i = 0; i < token.length(); i++) {
            for (int c = 0; c < ALPHABET.length(); c++) {
                altered.setCharAt(i, ALPHABET.charAt(c));
                if (ALPHABET.charAt(c) != token.charAt(i)) {
                    assertRejected(altered.toString());
                }
            }
            altered.setCharAt(i, token.charAt(i));
        }
        assertThat(slot.open(altered.toString()).claims().get("sub")).isEqualTo("1");
    }

    @Test
    void every_beginning_of_a_token_is_rejected() {
        for (int length = 0; length < token.length(); length++) {
            assertRejected(token.substring(0, length));
            assertRejected(token.substring(token.length() - length));
        }
    }

    @Test
    void padding_blanks_and_further_parts_are_rejected() {
        for (String extra : List.of("=", "==", ".", "..", ".x", " ", "\n", "\0", "A", "AA", "AAAA")) {
            assertRejected(token + extra);
            assertRejected(extra + token);
            assertRejected(token.replaceFirst("\\.", extra + "."));
            assertRejected(token.replaceFirst("\\.\\.", "." + extra + "."));
        }
    }

    @Test
    void parts_of_two_tokens_do_not_mix() {
        String[] one = token.split("\\.", -1);
        String[] two = slot.seal(Claims.empty().with("sub", "2").with("name", "Bob"), HOUR)
                .split("\\.", -1);
        for (int mask = 1; mask < 31; mask++) {
            String[] mixed = one.clone();
            for (int part = 0; part < 5; part++) {
                mixed[part] = (mask >> part & 1) == 0 ? one[part] : two[part];
            }
            String candidate = String.join(".", mixed);
            if (!candidate.equals(token) && !candidate.equals(String.join(".", two))) {
                assertRejected(candidate);
            }
        }
    }

    /** The tag covers iv and ciphertext joined, so moving bytes from one to the other leaves it right. */
    @Test
    void the_border_between_iv_and_ciphertext_cannot_be_moved() {
        String[] parts = FORGE.withPayload(new byte[160]).split("\\.", -1);
        byte[] ciphertext = Base64.getUrlDecoder().decode(parts[3]);
        byte[] joined = ByteBuffer.allocate(16 + ciphertext.length)
                .put(new byte[16])
                .put(ciphertext)
                .array();
        for (int border = 0; border < joined.length; border++) {
            if (border != 16) {
                String first = Forge.base64(Arrays.copyOf(joined, border));
                String second = Forge.base64(Arrays.copyOfRange(joined, border, joined.length));
                assertThatExceptionOfType(TokenRejectedException.class)
                        .isThrownBy(() -> slot.open(String.join(".", parts[0], "", first, second, parts[4])))
                        .withMessage("wrong length of iv or tag");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"text\"",
                "[]",
                "[{\"sub\":\"1\"}]",
                "{\"sub\":\"1\"",
                "{\"sub\":\"1\"}}",
                "{\"sub\":\"1\"}{\"sub\":\"2\"}",
                "{\"sub\":\"1\"} x",
                "{'sub':'1'}",
                "{\"sub\":\"1\",\"exp\":\"4000000000\"}",
                "{\"sub\":\"1\",\"exp\":null}",
                "{\"sub\":\"1\",\"exp\":true}",
                "{\"sub\":\"1\",\"exp\":[4000000000]}",
                "{\"sub\":\"1\",\"exp\":0}",
                "{\"sub\":\"1\",\"exp\":-1}",
                "{\"sub\":\"1\",\"exp\":-9223372036854775808}",
                "{\"sub\":\"1\",\"exp\":1799999985}",
                "{\"sub\":\"1\",\"exp\":9007199254740994}",
                "{\"sub\":\"1\",\"exp\":9223372036854775807}",
                "{\"sub\":\"1\",\"exp\":18446744075509551616}",
                "{\"sub\":\"1\",\"exp\":1e300}",
                "{\"sub\":\"1\",\"exp\":1e999}",
                "{\"sub\":\"1\",\"exp\":NaN}",
                "{\"sub\":\"1\",\"exp\":1000000000000000000000000000000000000000000000000000000000000000000000000000}",
                "{\"sub\":\"1\",\"nbf\":\"0\"}",
                "{\"sub\":\"1\",\"nbf\":1800000016}",
                "{\"sub\":\"1\",\"nbf\":18446744073709551616}",
                "{\"sub\":\"1\",\"nbf\":1e300}",
                "{\"sub\":\"1\",\"iat\":\"now\"}",
                "{\"sub\":\"1\",\"iat\":1e300}",
                "{\"sub\":\"\u0001\"}",
            })
    void a_payload_that_is_no_object_with_dates_in_force_is_rejected(String payload) {
        assertRejected(FORGE.withPayload(payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"1\"}",
                "{\"sub\":\"1\",\"exp\":1799999986,\"nbf\":1800000015,\"iat\":9007199254740992}",
                "{\"sub\":\"1\",\"exp\":9007199254740992,\"nbf\":-1,\"iat\":-1.5}",
                "{\"sub\":\"1\",\"exp\":4.0e9}",
            })
    void dates_are_judged_with_fifteen_seconds_of_tolerance(String payload) {
        assertThat(slot.open(FORGE.withPayload(payload)).claims().get("sub")).isEqualTo("1");
    }

    @Test
    void a_payload_in_another_encoding_or_nested_too_deep_is_rejected() {
        assertRejected(FORGE.withPayload("{\"sub\":\"1\"}".getBytes(UTF_16LE)));
        assertRejected(FORGE.withPayload(new byte[] {'{', '"', 's', '"', ':', '"', (byte) 0xff, '"', '}'}));
        assertRejected(FORGE.withPayload("{\"a\":".repeat(100) + "1" + "}".repeat(100)));
        assertRejected(FORGE.withPayload("{\"a\":" + "[".repeat(100_000)));
    }

    @Test
    @Tag("P1")
    void a_token_inside_a_token_is_no_payload() {
        String unsigned = Forge.base64("{\"alg\":\"none\"}".getBytes(UTF_8)) + "."
                + Forge.base64("{\"sub\":\"1\"}".getBytes(UTF_8)) + ".";

        assertRejected(FORGE.withPayload(unsigned));
        assertRejected(FORGE.withPayload(token));
        assertRejected(FORGE.withPayload("\"" + token + "\""));
        assertRejected(unsigned);
    }

    @Test
    @Tag("X6")
    @Tag("A11")
    void a_token_of_one_slot_never_opens_in_another() {
        List<String> slots = List.of(
                "authjs.session-token",
                "__Secure-authjs.session-token",
                "__Host-authjs.session-token",
                "authjs.session-token.0",
                "Authjs.session-token",
                "authjs.attempt",
                "__Secure-authjs.attempt",
                "authjs.pkce.code_verifier",
                "encodedState",
                "");
        for (String from : slots) {
            String sealed = Slots.slot(from, Slots.SECRET).seal(Claims.empty().with("sub", "1"), HOUR);
            for (String to : slots) {
                SealedTokens target = Slots.slot(to, Slots.SECRET);
                if (from.equals(to)) {
                    assertThat(target.open(sealed).claims().get("sub")).isEqualTo("1");
                } else {
                    assertRejected(target, sealed);
                    assertRejected(target, withoutKeyId(from));
                }
            }
        }
    }

    @Test
    void a_token_of_another_secret_is_rejected() {
        String foreign = Slots.slot(Slots.SESSION, "another secret").seal(Claims.empty(), HOUR);

        assertRejected(foreign);
        assertRejected(Slots.slot(Slots.SESSION, "new", "old"), token);
        assertRejected(Slots.slot(Slots.SESSION, Slots.SECRET + " "), token);
    }

    @Test
    void after_rotation_old_tokens_open_and_are_not_current() {
        SealedTokens rotated = Slots.slot(Slots.SESSION, "newest", "newer", Slots.SECRET);

        assertThat(rotated.open(token).current()).isFalse();
        assertThat(rotated.open(rotated.seal(Claims.empty(), HOUR)).current()).isTrue();
    }

    @Test
    void a_megabyte_of_garbage_is_answered_at_once() {
        String header = token.substring(0, token.indexOf('.'));
        List<String> garbage = List.of(
                "A".repeat(1 << 20),
                ".".repeat(1 << 20),
                header + "..AAAAAAAAAAAAAAAAAAAAAA." + "A".repeat(1 << 20) + ".AAAA",
                "A".repeat(262_000) + "..A.A.A",
                header + "..AAAAAAAAAAAAAAAAAAAAAA." + "A".repeat(240_000) + "." + "A".repeat(43),
                Forge.base64(("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8)) + "..A.A.A");

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 100; i++) {
                garbage.forEach(this::assertRejected);
            }
        });
    }

    @Test
    void a_rejection_tells_nothing_of_the_token() {
        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> slot.open(token.substring(0, token.length() - 4) + "AAAA"))
                .withMessage("wrong tag")
                .withNoCause();
    }

    private static String withoutKeyId(String salt) {
        return new Forge(Slots.SECRET, salt)
                .cbc("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}", Forge.CBC_IV, "{\"sub\":\"1\"}".getBytes(UTF_8));
    }

    private void assertRejected(String candidate) {
        assertRejected(slot, candidate);
    }

    private static void assertRejected(SealedTokens slot, String candidate) {
        assertThatExceptionOfType(TokenRejectedException.class).isThrownBy(() -> slot.open(candidate));
    }
}
