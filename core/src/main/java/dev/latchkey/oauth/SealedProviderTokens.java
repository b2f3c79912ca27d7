package dev.latchkey.oauth;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.store.StoredAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the tokens of providers for the store. An attacker who reads the database cannot use the tokens. An attacker
 * who writes to the database cannot exchange the tokens of two accounts.
 */
public final class SealedProviderTokens {

    private static final Logger LOG = LoggerFactory.getLogger(SealedProviderTokens.class);
    private static final String SLOT = "latchkey.provider-tokens";
    private static final Duration LIFETIME = Duration.ofDays(36_500); // the provider decides when they end

    private static final String ISSUER = "issuer";
    private static final String SUBJECT = "subject";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String ANSWER = "answer";
    private static final String DPOP_KEY = "dpopKey";
    private static final String REFRESH_TOKEN = "refresh_token";

    private final SealedTokens slot;

    public SealedProviderTokens(KeyRing keys) {
        this.slot = keys.slot(SLOT);
    }

    /**
     * Tokens after opening.
     *
     * @param isCurrent whether the newest secret sealed them
     */
    public record Opened(Tokens tokens, boolean isCurrent) {}

    /** Returns sealed tokens for the store. */
    public String seal(Account account, Tokens tokens) {
        Instant expires = tokens.expiresAt();
        Secret key = tokens.dpopKey();
        return slot.seal(
                Claims.empty()
                        .with(ISSUER, account.issuer())
                        .with(SUBJECT, account.subject())
                        .with(EXPIRES_AT, expires == null ? null : expires.toEpochMilli())
                        .with(DPOP_KEY, key == null ? null : key.reveal())
                        .with(ANSWER, tokens.raw().asMap()),
                LIFETIME);
    }

    /**
     * Returns the tokens of an account; {@code null} if no tokens are kept, or the tokens are damaged or belong to
     * another account.
     */
    @Nullable
    public Opened open(StoredAccount stored) {
        if (stored.tokens() == null) {
            return null;
        }
        Account account = stored.account();
        try {
            OpenedToken opened = slot.open(stored.tokens());
            Claims contents = opened.claims();
            if (contents.text(ISSUER).orElse("").equals(account.issuer())
                    && contents.text(SUBJECT).orElse("").equals(account.subject())) {
                Instant expires =
                        contents.number(EXPIRES_AT).map(Instant::ofEpochMilli).orElse(null);
                return new Opened(
                        tokens(contents.object(ANSWER), expires, secret(contents, DPOP_KEY)), opened.current());
            }
            LOG.warn("{}: an account has the tokens of another", ErrorCode.ADAPTER.wire());
        } catch (TokenRejectedException e) {
            LOG.warn("{}: the tokens of an account: {}", ErrorCode.ADAPTER.wire(), e.getMessage());
        }
        return null;
    }

    /**
     * Returns {@code now}, with the refresh token of {@code before} if {@code now} has none, because some providers
     * issue the refresh token only once. A refresh token that may be bound to another key is left out (RFC 9449 section
     * 5), because with the new key it would not count.
     */
    public static Tokens merged(Tokens now, @Nullable Tokens before) {
        Secret old = before == null || isBoundToOther(before, now) ? null : before.refreshToken();
        return old == null || now.refreshToken() != null
                ? now
                : tokens(now.raw().with(REFRESH_TOKEN, old.reveal()), now.expiresAt(), now.dpopKey());
    }

    private static boolean isBoundToOther(Tokens before, Tokens now) {
        return before.dpopKey() != null && !before.dpopKey().equals(now.dpopKey());
    }

    /** Returns refreshed tokens, with what the provider did not send again from {@code before}. */
    static Tokens continued(Tokens now, Tokens before) {
        Claims answer = now.raw();
        for (String member : List.of(REFRESH_TOKEN, "id_token", "scope")) {
            if (!answer.has(member) && before.raw().has(member)) {
                answer = answer.with(member, before.raw().get(member));
            }
        }
        return tokens(answer, now.expiresAt(), now.dpopKey());
    }

    /** Returns {@code tokens} without the refresh token, which counts no more. */
    public static Tokens withoutRefresh(Tokens tokens) {
        return tokens(tokens.raw().without(REFRESH_TOKEN), tokens.expiresAt(), tokens.dpopKey());
    }

    /** Returns the tokens in the response of a token endpoint (RFC 6749 section 5.1), which are bound to no key. */
    static Tokens tokens(Claims answer, @Nullable Instant expires) {
        return tokens(answer, expires, null);
    }

    /**
     * Returns the tokens in the response of a token endpoint.
     *
     * @param dpopKey the key to which the access token is bound; {@code null} if it is bound to none
     */
    static Tokens tokens(Claims answer, @Nullable Instant expires, @Nullable Secret dpopKey) {
        return new Tokens(
                secret(answer, "access_token"),
                secret(answer, REFRESH_TOKEN),
                secret(answer, "id_token"),
                expires,
                answer.text("token_type").orElse(null),
                answer.text("scope").orElse(null),
                answer,
                dpopKey);
    }

    static @Nullable Secret secret(Claims answer, String member) {
        return answer.get(member) instanceof String text && !text.isEmpty() ? Secret.of(text) : null;
    }
}
