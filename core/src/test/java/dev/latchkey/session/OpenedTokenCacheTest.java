package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenedTokenCacheTest {

    private Instant now = Instant.ofEpochSecond(1_800_000_000L);
    private final InstantSource clock = () -> now;
    private final SealedTokens sealedTokens =
            new KeyRing(List.of(Secret.of("secret")), new Randoms(new SecureRandom()), clock).slot("slot");
    private final OpenedTokenCache<OpenedToken> openedTokens =
            new OpenedTokenCache<>(sealedTokens, clock, Function.identity());

    @Test
    void a_token_is_opened_once_and_found_again_by_its_text() {
        String token = token("Ada");

        OpenedToken first = openedTokens.open(token);

        assertThat(first.claims().get("name")).isEqualTo("Ada");
        assertThat(openedTokens.open(copy(token))).isSameAs(first);
        assertThat(openedTokens.open(token("Ada"))).isNotSameAs(first);
    }

    @Test
    void a_remembered_token_ends_on_time() {
        String token = token("Ada");
        openedTokens.open(token);

        now = now.plusSeconds(3_600 + 14);
        assertThat(openedTokens.open(token).claims().get("name")).isEqualTo("Ada");
        now = now.plusSeconds(1);
        assertRejected(token);
    }

    @Test
    void a_rejection_is_not_remembered() {
        Claims later = Claims.empty().with("nbf", now.getEpochSecond() + 100);
        String token = sealedTokens.seal(later, Duration.ofHours(1));

        assertRejected(token);
        now = now.plusSeconds(100);
        assertThat(openedTokens.open(token).claims().has("nbf")).isTrue();
    }

    @Test
    void a_token_that_only_ends_like_a_remembered_one_is_rejected() {
        String token = token("Ada");
        openedTokens.open(token);

        for (int i = 0; i < token.length() - 16; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertRejected(token.substring(0, i) + other + token.substring(i + 1));
        }
        assertRejected(token.substring(token.length() - 16));
        assertRejected("");
    }

    @Test
    void a_long_token_is_opened_each_time() {
        String token = token("x".repeat(8_192));

        assertThat(openedTokens.open(token)).isNotSameAs(openedTokens.open(token));
    }

    @Test
    void what_is_remembered_is_bounded() {
        List<String> tokens =
                Stream.generate(() -> token("x".repeat(500))).limit(6_000).toList();
        Set<OpenedToken> firsts = Collections.newSetFromMap(new IdentityHashMap<>());
        tokens.forEach(token -> firsts.add(openedTokens.open(token)));

        long characters = 0;
        for (String token : tokens) {
            characters += firsts.contains(openedTokens.open(token)) ? token.length() : 0;
        }
        assertThat(characters).isBetween(1L << 19, 4L << 20);
    }

    private String token(String name) {
        return sealedTokens.seal(Claims.empty().with("name", name), Duration.ofHours(1));
    }

    private void assertRejected(String token) {
        assertThatExceptionOfType(TokenRejectedException.class).isThrownBy(() -> openedTokens.open(token));
    }

    private static String copy(String token) {
        return String.copyValueOf(token.toCharArray());
    }
}
