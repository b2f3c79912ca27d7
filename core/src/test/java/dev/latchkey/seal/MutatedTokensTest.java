package dev.latchkey.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is done to a token, opening it ends in the one exception that callers know. */
@Tag("X3")
class MutatedTokensTest {

    private static final int MUTATIONS = 20_000;
    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_..==+/%{}\"\\\0\n\u007f\u00ff\u0130\ud83d";
    private static final byte[] PAYLOAD = "{\"sub\":\"1\",\"exp\":4000000000}".getBytes(UTF_8);
    private static final Forge FORGE = new Forge(Slots.SECRET, Slots.SESSION);

    private final SealedTokens slot = Slots.session();
    private final Random random = new Random(20_261_123);
    private final List<String> originals = List.of(
            slot.seal(Claims.empty().with("sub", "1").with("name", "Ada"), Duration.ofHours(1)),
            slot.seal(Claims.empty().with("sub", "2").with("blob", "x".repeat(500)), Duration.ofHours(1)),
            FORGE.cbc("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}", Forge.CBC_IV, PAYLOAD),
            FORGE.gcm("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}", Forge.GCM_IV, PAYLOAD, 16));

    @Test
    void a_mutated_token_is_rejected_and_nothing_else_happens() {
        int rejected = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = original();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                mutated = mutate(mutated);
            }
            rejected += isRejected(mutated) ? 1 : 0;
        }
        assertThat(rejected).as("most of them did change").isGreaterThan(MUTATIONS * 9 / 10);
    }

    @Test
    void random_headers_and_payloads_under_the_right_key_are_opened_or_rejected() {
        for (int i = 0; i < MUTATIONS; i++) {
            String header =
                    randomJson("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"" + FORGE.cbcKeyId() + "\"}");
            String payload = randomJson("{\"sub\":\"1\",\"exp\":4000000000,\"nbf\":1.5e9,\"roles\":[true,null,{}]}");
            try {
                slot.open(FORGE.cbc(header, Forge.CBC_IV, payload.getBytes(UTF_8)));
            } catch (TokenRejectedException e) {
                assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(60); // so it cannot repeat much
            }
        }
    }

    private boolean isRejected(String candidate) {
        try {
            slot.open(candidate);
            assertThat(originals).contains(candidate);
            return false;
        } catch (TokenRejectedException e) {
            return true;
        }
    }

    private String original() {
        return originals.get(random.nextInt(originals.size()));
    }

    private String mutate(String text) {
        int at = random.nextInt(text.length() + 1);
        int to = at + random.nextInt(text.length() + 1 - at);
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, at) + character() + text.substring(at);
            case 1 -> text.substring(0, at) + character() + text.substring(Math.min(at + 1, text.length()));
            case 2 -> text.substring(0, at) + text.substring(Math.min(at + 1, text.length()));
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(at);
            case 5 -> text.substring(0, at) + text.substring(to);
            case 6 -> text.substring(0, to) + text.substring(at);
            case 7 -> splice(text, original());
            default -> text.substring(0, at) + new StringBuilder(text.substring(at, to)).reverse() + text.substring(to);
        };
    }

    /* One part of the other token in the place of one of ours. */
    private String splice(String text, String other) {
        String[] parts = text.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        parts[random.nextInt(parts.length)] = others[random.nextInt(others.length)];
        return String.join(".", parts);
    }

    private String randomJson(String json) {
        String text = json;
        for (int times = random.nextInt(4); times > 0; times--) {
            text = mutate(text);
        }
        return text;
    }

    private char character() {
        return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }
}
