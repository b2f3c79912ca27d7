package dev.latchkey.featuremails;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.store.StoredValue;
import dev.latchkey.store.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links and codes that a feature mails. Each belongs to one purpose of one feature, holds a few texts, ends after a
 * time, and counts once: the link or the code, on one node.
 *
 * <p>The link and the browser hold the content, sealed. The store holds one value for each secret: the number of
 * guesses, and a hash of the code. A request that replaces this value has taken the secret or has counted a guess, so
 * of several requests at the same time only one can do either (B32). The secret is used up when what it is for is done,
 * so nobody stands without a link because the store has failed.
 */
public final class MailedSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(MailedSecrets.class);

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final int CODE_DIGITS = 8;
    private static final int LONGEST_CODE = 64;

    private final FeatureContext context;
    private final TokenStore store;
    private final Randoms randoms;

    private MailedSecrets(FeatureContext context, TokenStore store) {
        this.context = context;
        this.store = store;
        this.randoms = new Randoms(context.random());
    }

    /** Returns the secrets of a feature; empty if the application has no store. */
    public static Optional<MailedSecrets> of(FeatureContext context) {
        return context.tokens().map(store -> new MailedSecrets(context, store));
    }

    /**
     * Makes a link and a code. They count for nothing before {@link #keep}.
     *
     * @param content what comes back when the link or the code is used
     * @param lifetime at least one second; the code ends after ten minutes at the latest
     */
    public MailedSecret prepare(String purpose, Map<String, String> content, Duration lifetime) {
        String id = randoms.base64Url();
        Claims claims = Claims.empty().with("id", id).with("content", content);
        return new MailedSecret(
                links(purpose).seal(claims, lifetime),
                randoms.digits(CODE_DIGITS),
                challenges(purpose).seal(claims, lifetime),
                purpose,
                id,
                now().plus(lifetime));
    }

    /** Keeps it. Call this before the mail is sent, so that all that is sent can be used. */
    public void keep(MailedSecret secret) {
        Instant ofCode = now().plus(CODE_LIFETIME);
        KeptCode code = KeptCode.of(secret, ofCode.isBefore(secret.expires()) ? ofCode : secret.expires());
        if (!store.replaceValue(name(secret.id()), null, code.until(secret.expires()))) {
            throw new IllegalStateException("A random id came twice");
        }
    }

    /** Returns what the token of a link holds, and does not use it up; empty: it is wrong, has ended or was used. */
    public Optional<Map<String, String>> read(String purpose, String token) {
        return open(links(purpose), token)
                .filter(claims -> kept(claims).isPresent())
                .map(MailedSecrets::content);
    }

    /** Returns the refusal of a link that {@link #read} does not know. It says whether it was used or has ended. */
    public AuthException.Refused refusal(String purpose, String token) {
        try {
            links(purpose).open(token);
            return refused(FailureCause.LINK_USED, "a link that was used");
        } catch (TokenRejectedException e) {
            return e.isOurs()
                    ? refused(FailureCause.LINK_EXPIRED, "a link that has ended")
                    : new AuthException.Refused(ErrorCode.VERIFICATION, "a link that is wrong");
        }
    }

    /** Works like {@link #use(String, String, Function)}, for what is done already. */
    public Optional<Map<String, String>> use(String purpose, String token) {
        return use(purpose, token, content -> content);
    }

    /**
     * Does what a link is for, and then uses its token up. Meanwhile the token counts for no other request. If the work
     * throws, the token counts again: at once or, if the store has failed or the node has died, after a minute. So the
     * work must be something that can be done again.
     *
     * @param work gets what the token holds
     * @return the result of the work; empty: the token is wrong, has ended or was used
     */
    public <T> Optional<T> use(String purpose, String token, Function<? super Map<String, String>, ? extends T> work) {
        Claims claims = open(links(purpose), token).orElse(null);
        for (int i = 0; claims != null && i < KeptCode.MOST_CHANGES; i++) {
            StoredValue kept = kept(claims).orElse(null);
            if (kept == null) {
                return Optional.empty();
            }
            StoredValue taken = KeptCode.of(kept).taken(now()).until(kept.expires());
            if (store.replaceValue(name(id(claims)), kept.text(), taken)) {
                return Optional.of(done(claims, taken, work));
            } // somebody guessed at the code or took the secret
        }
        return Optional.empty();
    }

    private <T> T done(Claims claims, StoredValue taken, Function<? super Map<String, String>, ? extends T> work) {
        T result;
        try {
            result = work.apply(content(claims));
        } catch (RuntimeException | Error e) {
            settle(claims, taken, KeptCode.of(taken).givenBack().until(taken.expires()));
            throw e;
        }
        settle(claims, taken, null);
        return result;
    }

    /** A store that fails here hides neither what was done nor why it was not. */
    private void settle(Claims claims, StoredValue taken, @Nullable StoredValue next) {
        try {
            store.replaceValue(name(id(claims)), taken.text(), next);
        } catch (AuthException e) {
            LOG.warn("{}: a mailed link or code counts again after a minute", ErrorCode.ADAPTER.wire(), e);
        }
    }

    /** Returns what the challenge of a browser holds; empty: it is wrong or has ended. */
    public Optional<Map<String, String>> readChallenge(String purpose, String challenge) {
        return open(challenges(purpose), challenge).map(MailedSecrets::content);
    }

    /**
     * Does what a code is for, and then uses it up, as {@link #use(String, String, Function)} does. The guess is
     * counted before the answer says whether it was right.
     *
     * @param challenge from the browser that asked for the mail
     * @return the result of the work; empty: the code is wrong, and another may be tried
     * @throws AuthException.Refused {@link ErrorCode#VERIFICATION} if it has ended, was used, or was guessed too often
     */
    public <T> Optional<T> guess(
            String purpose, String challenge, String code, Function<? super Map<String, String>, ? extends T> work) {
        Claims claims = open(challenges(purpose), challenge)
                .orElseThrow(() -> refused(FailureCause.CODE_EXPIRED, "a challenge that is wrong or has ended"));
        for (int i = 0; i < KeptCode.MOST_CHANGES; i++) {
            StoredValue value = kept(claims)
                    .orElseThrow(() -> refused(FailureCause.CODE_EXPIRED, "a code that has ended or was used"));
            KeptCode kept = KeptCode.of(value);
            if (kept.hasEnded(now()) || kept.isSpent()) {
                throw kept.isSpent()
                        ? refused(FailureCause.TOO_MANY_GUESSES, "too many guesses at a code")
                        : refused(FailureCause.CODE_EXPIRED, "a code that has ended");
            }
            boolean right = kept.is(id(claims), digits(code));
            KeptCode next = right ? kept.taken(now()) : kept.guessed();
            StoredValue replacement = next.until(value.expires());
            if (store.replaceValue(name(id(claims)), value.text(), replacement)) {
                if (!right && next.isSpent()) {
                    throw refused(FailureCause.TOO_MANY_GUESSES, "the last guess at a code was wrong");
                }
                return right ? Optional.of(done(claims, replacement, work)) : Optional.empty();
            } // somebody guessed at the code or took the secret
        }
        throw refused(FailureCause.TOO_MANY_GUESSES, "too many guesses at a code");
    }

    private Optional<StoredValue> kept(Claims claims) {
        Instant now = now();
        return store.value(name(id(claims)))
                .filter(value ->
                        value.expires().isAfter(now) && !KeptCode.of(value).isTaken(now));
    }

    private SealedTokens links(String purpose) {
        return context.seal("mailed-link." + purpose);
    }

    private SealedTokens challenges(String purpose) {
        return context.seal("mailed-challenge." + purpose);
    }

    private Instant now() {
        return context.clock().instant();
    }

    private static Optional<Claims> open(SealedTokens slot, String sealed) {
        try {
            return Optional.of(slot.open(sealed).claims());
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }

    /** What people put between digits is not meant. */
    private static String digits(String code) {
        return code.length() > LONGEST_CODE ? "" : code.replaceAll("[\\s-]", "");
    }

    private static String id(Claims claims) {
        return claims.text("id").orElse("");
    }

    private static String name(String id) {
        return "mailed-secret:" + Hashes.sha256Base64Url(id);
    }

    private static Map<String, String> content(Claims claims) {
        Map<String, String> content = new LinkedHashMap<>();
        claims.object("content").asMap().forEach((name, value) -> content.put(name, String.valueOf(value)));
        return content;
    }

    private static AuthException.Refused refused(FailureCause why, String message) {
        return new AuthException.Refused(ErrorCode.VERIFICATION, why, message, null);
    }
}
