package dev.latchkey.email;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.seal.KeyedHashes;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What is mailed to people so that they prove an address to be theirs. The token row in the store is the one thing that
 * can be redeemed, once: the link brings its token, and the code, which counts only in the browser that asked, stands
 * for it.
 */
public final class EmailChallenges {

    private static final int MOST_TOKEN = 256;

    private final CheckedStore store;
    private final KeyRing keys;
    private final KeyedHashes hashes;
    private final EmailCodes codes;
    private final Randoms randoms;
    private final InstantSource clock;
    private final boolean onlyProvider;
    private final ConcurrentMap<String, SealedTokens> slots = new ConcurrentHashMap<>();

    /**
     * Makes challenges.
     *
     * @param onlyProvider whether one provider sends mails; then the links of Auth.js, which do not say whose they are,
     *     count too
     */
    EmailChallenges(CheckedStore store, KeyRing keys, Randoms randoms, InstantSource clock, boolean onlyProvider) {
        this.store = store;
        this.keys = keys;
        this.hashes = keys.mailTokenHashes();
        this.codes = new EmailCodes(store, keys.verificationHashes("mail-code"), clock);
        this.randoms = randoms;
        this.clock = clock;
        this.onlyProvider = onlyProvider;
    }

    /** How long the code of a mail counts. */
    public static Duration codeLifetime(EmailProvider provider) {
        return provider.maxAge().compareTo(EmailCodes.LIFETIME) < 0 ? provider.maxAge() : EmailCodes.LIFETIME;
    }

    /** Makes a challenge, which counts for nothing before it is stored. */
    public IssuedChallenge prepare(EmailProvider provider, ChallengeRecipient recipient, String callbackUrl, CookieConfiguration cookies) {
        String token = EmailTokens.random(randoms, provider.id());
        String hash = hashes.of(token);
        String code = provider.hasCode() ? randoms.digits(EmailCodes.DIGITS) : null;
        String id = code == null ? null : randoms.base64Url();
        SetCookie cookie = cookie(provider, new PendingChallenge(recipient, id, hash, callbackUrl), cookies);
        return new IssuedChallenge(recipient, id, token, code, hash, cookie);
    }

    /** Stores a challenge; only then may it be sent, so that whatever is sent can be redeemed (W42). */
    public void store(EmailProvider provider, IssuedChallenge challenge) {
        Instant now = clock.instant();
        store.housekeeping().run(now);
        Instant expires = now.plus(provider.maxAge());
        if (!store.createToken(challenge.recipient().identifier(), challenge.tokenHash(), expires)) {
            throw new IllegalStateException("A random token came twice");
        }
        keepCode(provider, challenge);
    }

    /**
     * Keeps the code alone. For a mail that is not sent, that is all: its code leads to no token, so none is right, and
     * as many may be tried.
     */
    public void keepCode(EmailProvider provider, IssuedChallenge challenge) {
        String id = challenge.id();
        String code = challenge.code();
        if (id != null && code != null) {
            codes.keep(id, code, challenge.tokenHash(), clock.instant().plus(codeLifetime(provider)));
        }
    }

    /** Takes a challenge back that could not be sent. */
    public void withdraw(IssuedChallenge challenge) {
        store.useToken(challenge.recipient().identifier(), challenge.tokenHash());
    }

    /**
     * The mail that this browser asked for.
     *
     * @param confirming the id of the user who confirms; {@code null}: a mail to sign in
     */
    public Optional<PendingChallenge> pending(
            String providerId, @Nullable String confirming, RequestCookies request, CookieConfiguration cookies) {
        return request.all(cookies.email()).stream()
                .map(cookie -> open(cookie, cookies))
                .filter(content ->
                        content != null && content.text("provider").orElse("").equals(providerId))
                .findFirst()
                .flatMap(PendingChallenge::of)
                .filter(pending -> Objects.equals(pending.recipient().confirming(), confirming));
    }

    /** Whether {@code pending} is the mail with this link. */
    public boolean isLinkOf(PendingChallenge pending, EmailAddress address, String token) {
        return pending.address().equals(address) && pending.isOfOneOf(hashes.all(token));
    }

    /**
     * Uses a link of {@code provider} up.
     *
     * @throws AuthException.Refused {@link dev.latchkey.error.ErrorCode#VERIFICATION} if it is not this recipient's,
     *     has ended, was used, or another provider sent it
     */
    public ProvenAddress redeem(EmailProvider provider, ChallengeRecipient recipient, String token) {
        if (token.isEmpty() || token.length() > MOST_TOKEN) {
            throw VerificationRefusal.of("a link without its token");
        }
        if (!onlyProvider && !EmailTokens.isOf(token, provider.id())) {
            throw VerificationRefusal.of("a link that another provider sent");
        }
        return use(recipient, hashes.all(token), null);
    }

    /**
     * Uses a code up.
     *
     * @return empty: it is wrong, and another may be tried
     * @throws AuthException.Refused {@link dev.latchkey.error.ErrorCode#VERIFICATION} if it is too late for that
     */
    public Optional<ProvenAddress> redeemCode(PendingChallenge pending, String code) {
        String id = pending.id();
        if (id == null) {
            throw VerificationRefusal.of("a code, but none was sent");
        }
        return codes.guess(id, EmailCodes.digits(code)).map(hash -> {
            ProvenAddress proven = use(pending.recipient(), List.of(hash), pending.callbackUrl());
            codes.forget(id);
            return proven;
        });
    }

    /** Makes the browser forget the mail. */
    public static SetCookie clearing(CookieConfiguration cookies) {
        return SetCookie.clearing(cookies.email(), cookies.hostAttributes());
    }

    private ProvenAddress use(ChallengeRecipient recipient, List<String> hashes, @Nullable String callbackUrl) {
        for (String hash : hashes) {
            Optional<Instant> expires = store.useToken(recipient.identifier(), hash);
            if (expires.isPresent()) {
                if (!expires.get().isAfter(clock.instant())) {
                    throw VerificationRefusal.of("a link or code that has ended");
                }
                return new ProvenAddress(recipient.address(), callbackUrl);
            }
        }
        throw VerificationRefusal.of("a link or code that is wrong or was used");
    }

    /** What the browser that asked for it keeps of a mail. */
    public SetCookie cookie(EmailProvider provider, PendingChallenge pending, CookieConfiguration cookies) {
        Claims content = Claims.empty()
                .with("provider", provider.id())
                .with("email", pending.address().text())
                .with("hash", pending.tokenHash())
                .with("callbackUrl", pending.callbackUrl())
                .with("confirming", pending.recipient().confirming());
        Claims whole = pending.id() == null ? content : content.with("challenge", pending.id());
        return new SetCookie(
                cookies.email(),
                slot(cookies).seal(whole, provider.maxAge()),
                cookies.hostAttributes().lasting(provider.maxAge(), clock.instant()));
    }

    private @Nullable Claims open(String cookie, CookieConfiguration cookies) {
        try {
            return slot(cookies).open(cookie).claims();
        } catch (TokenRejectedException e) {
            return null;
        }
    }

    private SealedTokens slot(CookieConfiguration cookies) {
        return slots.computeIfAbsent(cookies.email(), keys::slot);
    }
}
