package dev.latchkey.email;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.KeyedHashes;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredValue;
import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and redeems challenges. Latchkey mails a challenge to a person, who proves with it that they own the address.
 * Each challenge has one token row in the store, which can be redeemed once. The link contains the token. The code
 * stands for the token, and is valid only in the browser that asked for the mail.
 */
public final class EmailChallenges {

    private static final Logger LOG = LoggerFactory.getLogger(EmailChallenges.class);

    private static final int MOST_TOKEN = 256;
    private static final String USED = "used-mail-link:";

    private final CheckedStore store;
    private final KeyRing keys;
    private final KeyedHashes hashes;
    private final EmailCodes codes;
    private final Randoms randoms;
    private final InstantSource clock;
    private final boolean onlyProvider;

    /**
     * Creates an instance.
     *
     * @param onlyProvider whether only one provider sends mails; if so, links of Auth.js, which do not name their
     *     provider, are valid too
     */
    public EmailChallenges(
            CheckedStore store, KeyRing keys, Randoms randoms, InstantSource clock, boolean onlyProvider) {
        this.store = store;
        this.keys = keys;
        this.hashes = keys.mailTokenHashes();
        this.codes = new EmailCodes(store, keys.verificationHashes("mail-code"), clock);
        this.randoms = randoms;
        this.clock = clock;
        this.onlyProvider = onlyProvider;
    }

    /** Returns how long the code of a mail is valid. */
    public static Duration codeLifetime(EmailProvider provider) {
        return provider.maxAge().compareTo(EmailCodes.LIFETIME) < 0 ? provider.maxAge() : EmailCodes.LIFETIME;
    }

    /** Creates a challenge. It is not valid before it is stored. */
    public IssuedChallenge prepare(
            EmailProvider provider,
            ChallengeRecipient recipient,
            String callbackUrl,
            boolean remembered,
            CookieConfiguration cookies) {
        String token = EmailTokens.random(randoms, provider.id());
        String hash = hashes.of(token);
        String code = provider.hasCode() ? randoms.digits(EmailCodes.DIGITS) : null;
        String id = code == null ? null : randoms.base64Url();
        PendingChallenge pending = new PendingChallenge(recipient, id, hash, callbackUrl, remembered);
        SetCookie cookie = cookie(provider, pending, cookies);
        return new IssuedChallenge(recipient, id, token, code, hash, cookie, clock.instant());
    }

    /**
     * Stores a challenge. The mail must be sent only afterwards, so that every challenge in a mail can be redeemed
     * (W42).
     */
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
     * Stores only the code. For a mail that is not sent, nothing else is stored. Its code then has no token in the
     * store, so no guess succeeds, and the number of guesses is the same as for a sent mail.
     */
    public void keepCode(EmailProvider provider, IssuedChallenge challenge) {
        String id = challenge.id();
        String code = challenge.code();
        if (id != null && code != null) {
            codes.keep(id, code, challenge.tokenHash(), clock.instant().plus(codeLifetime(provider)));
        }
    }

    /** Removes the token of a challenge whose mail could not be sent. */
    public void withdraw(IssuedChallenge challenge) {
        store.useToken(challenge.recipient().identifier(), challenge.tokenHash());
    }

    /**
     * Returns the challenge that this browser asked for.
     *
     * @param confirming the id of the user who confirms their identity; {@code null} for a sign-in
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

    /** Returns whether {@code pending} belongs to the mail with this link. */
    public boolean isLinkOf(PendingChallenge pending, EmailAddress address, String token) {
        return pending.address().equals(address) && pending.isOfOneOf(hashes.all(token));
    }

    /**
     * Redeems a link of {@code provider}, which cannot be used again.
     *
     * @throws AuthException.Refused {@link dev.latchkey.error.ErrorCode#VERIFICATION} if the link is not for this
     *     recipient, has expired, was already used, or was sent by another provider
     */
    public ProvenAddress redeem(EmailProvider provider, ChallengeRecipient recipient, String token) {
        if (token.isEmpty() || token.length() > MOST_TOKEN) {
            throw VerificationRefusal.of(FailureCause.LINK_USED, "a link without its token");
        }
        if (!onlyProvider && !EmailTokens.isOf(token, provider.id())) {
            throw VerificationRefusal.of(FailureCause.LINK_USED, "a link that another provider sent");
        }
        return use(recipient, hashes.all(token), null, FailureCause.LINK_EXPIRED, FailureCause.LINK_USED);
    }

    /**
     * Redeems a code, which cannot be used again.
     *
     * @return the proven address; empty if the code is wrong and the client may try again
     * @throws AuthException.Refused {@link dev.latchkey.error.ErrorCode#VERIFICATION} if the code has expired, was
     *     already used, or was guessed too often
     */
    public Optional<ProvenAddress> redeemCode(PendingChallenge pending, String code) {
        String id = pending.id();
        if (id == null) {
            throw VerificationRefusal.of(FailureCause.CODE_EXPIRED, "a code, but none was sent");
        }
        return codes.guess(id, digits(code)).map(hash -> {
            ProvenAddress proven = use(
                    pending.recipient(),
                    List.of(hash),
                    pending.callbackUrl(),
                    FailureCause.CODE_EXPIRED,
                    FailureCause.CODE_EXPIRED);
            codes.forget(id);
            return proven;
        });
    }

    /** Returns the cookie that makes the browser delete the challenge. */
    public static SetCookie clearing(CookieConfiguration cookies) {
        return SetCookie.clearing(cookies.email(), cookies.hostAttributes());
    }

    private ProvenAddress use(
            ChallengeRecipient recipient,
            List<String> hashes,
            @Nullable String callbackUrl,
            FailureCause ended,
            FailureCause gone) {
        for (String hash : hashes) {
            Optional<Instant> expires = store.useToken(recipient.identifier(), hash);
            if (expires.isPresent()) {
                if (!expires.get().isAfter(clock.instant())) {
                    throw VerificationRefusal.of(ended, "a link or code that has ended");
                }
                remember(hash, expires.get());
                return new ProvenAddress(recipient.address(), callbackUrl);
            }
        }
        throw VerificationRefusal.of(gone, "a link or code that is wrong or was used");
    }

    /** Remembers that a challenge was used, for {@link #isUsed}. A store that fails here stops no sign-in. */
    private void remember(String hash, Instant expires) {
        try {
            store.replaceValue(USED + hash, null, new StoredValue("", expires));
        } catch (AuthException e) {
            LOG.warn("{}: a used link shows its form again", ErrorCode.ADAPTER.wire(), e);
        }
    }

    /**
     * Returns whether the link with this token was used, or its code. It uses nothing up, and of a link that was never
     * sent it says the same as of one that can be used.
     */
    public boolean isUsed(String token) {
        return token.length() <= MOST_TOKEN
                && hashes.all(token).stream()
                        .anyMatch(hash -> store.value(USED + hash)
                                .filter(mark -> mark.expires().isAfter(clock.instant()))
                                .isPresent());
    }

    /** Returns the cookie in which the browser that asked for a mail keeps the challenge. */
    public SetCookie cookie(EmailProvider provider, PendingChallenge pending, CookieConfiguration cookies) {
        Claims content = Claims.empty()
                .with("provider", provider.id())
                .with("email", pending.address().text())
                .with("hash", pending.tokenHash())
                .with("callbackUrl", pending.callbackUrl())
                .with("confirming", pending.recipient().confirming())
                .with(PendingChallenge.REMEMBERED, pending.remembered());
        Claims whole = pending.id() == null ? content : content.with("challenge", pending.id());
        return new SetCookie(
                cookies.email(),
                keys.slot(cookies.email()).seal(whole, provider.maxAge()),
                cookies.hostAttributes().lasting(provider.maxAge(), clock.instant()));
    }

    private @Nullable Claims open(String cookie, CookieConfiguration cookies) {
        try {
            return keys.slot(cookies.email()).open(cookie).claims();
        } catch (TokenRejectedException e) {
            return null;
        }
    }

    /** What people put between digits is not meant. */
    private static String digits(String code) {
        return code.length() > 64 ? "" : code.replaceAll("[\\s-]", "");
    }
}
