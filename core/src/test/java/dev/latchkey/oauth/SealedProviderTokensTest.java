package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.StoredAccount;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SealedProviderTokensTest {

    private static final Account ACCOUNT = new Account("github", "oauth", "github", "7", null);

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final SealedProviderTokens sealed = new SealedProviderTokens(new KeyRing(
            List.of(Secret.of("a secret of more than thirty-two characters")),
            new Randoms(new SecureRandom()),
            () -> now));

    @Test
    void all_that_was_answered_comes_back_also_after_many_years() {
        Tokens tokens = tokens(Map.of(
                "access_token",
                "a",
                "refresh_token",
                "r",
                "id_token",
                "i",
                "token_type",
                "bearer",
                "scope",
                "s",
                "x",
                1));
        StoredAccount stored = new StoredAccount(ACCOUNT, sealed.seal(ACCOUNT, tokens));
        now = now.plus(Duration.ofDays(10_000));

        SealedProviderTokens.Opened opened = Objects.requireNonNull(sealed.open(stored));

        assertThat(opened.isCurrent()).isTrue();
        assertThat(opened.tokens()).isEqualTo(tokens);
        assertThat(opened.tokens().raw().number("x")).contains(1L);
    }

    @Test
    void a_refresh_token_that_came_once_stays_until_there_is_another() {
        Tokens first = tokens(Map.of("access_token", "a1", "refresh_token", "r1"));
        Tokens without = tokens(Map.of("access_token", "a2"));
        Tokens another = tokens(Map.of("access_token", "a3", "refresh_token", "r3"));

        Tokens merged = SealedProviderTokens.merged(without, first);

        assertThat(merged.accessToken()).isEqualTo(Secret.of("a2"));
        assertThat(merged.refreshToken()).isEqualTo(Secret.of("r1"));
        assertThat(SealedProviderTokens.merged(another, first)).isEqualTo(another);
        assertThat(SealedProviderTokens.merged(without, null)).isEqualTo(without);
    }

    @Test
    void a_refresh_token_never_stays_beside_a_key_to_which_it_is_not_bound() {
        Secret key = Secret.of("the key of the first sign-in");
        Tokens unbound = tokens(Map.of("access_token", "a1", "refresh_token", "r1"));
        Tokens bound = SealedProviderTokens.tokens(unbound.raw(), unbound.expiresAt(), key);
        Tokens next = SealedProviderTokens.tokens(
                Claims.of(Map.of("access_token", "a2")), now, Secret.of("the key of the second sign-in"));

        assertThat(SealedProviderTokens.merged(next, bound)).isEqualTo(next);
        assertThat(SealedProviderTokens.merged(tokens(Map.of("access_token", "a2")), bound)
                        .refreshToken())
                .isNull();
        assertThat(SealedProviderTokens.merged(next, unbound).refreshToken()).isEqualTo(Secret.of("r1"));
    }

    @Test
    @Tag("A7")
    void nothing_prints_a_token() {
        Tokens tokens = tokens(Map.of("access_token", "visible-access", "refresh_token", "visible-refresh"));
        StoredAccount stored = new StoredAccount(ACCOUNT, sealed.seal(ACCOUNT, tokens));
        assertThat(stored + " " + sealed.open(stored) + " " + stored.tokens()).doesNotContain("visible");
    }

    private static Tokens tokens(Map<String, Object> answer) {
        return SealedProviderTokens.tokens(Claims.of(answer), Instant.parse("2026-11-01T13:00:00Z"));
    }
}
