package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.CookieAttributes;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sign-in attempts in cookies. Each attempt is sealed into a separate cookie whose name depends on the
 * {@code state}, so that two tabs do not disturb each other (W52). An attempt belongs to one provider, issuer, client
 * and redirect URI, has all checks that the provider is configured with, and can be used once.
 */
final class AttemptCookies {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** How long the browser keeps the cookie, so that a late callback can be told from one without a cookie. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Duration TOLERANCE = Duration.ofMinutes(1); // more than the tolerance of sealed tokens

    /** How long Latchkey must remember a used attempt. */
    static final Duration REMEMBERED = LIFETIME.plus(TOLERANCE);

    private static final int MAX_UNDER_WAY = 5;
    private static final int MAX_LOOKED_AT = 64; // opening more costs time
    private static final int MAX_STATE = 256;
    private static final int NAME_LENGTH = 16;

    private final KeyRing keys;
    private final Randoms randoms;
    private final DpopProofs proofs;
    private final ReplayCache spent;
    private final InstantSource clock;

    AttemptCookies(KeyRing keys, Randoms randoms, DpopProofs proofs, ReplayCache spent, InstantSource clock) {
        this.keys = keys;
        this.randoms = randoms;
        this.proofs = proofs;
        this.spent = spent;
        this.clock = clock;
    }

    /** Starts an attempt. If the browser has too many attempts, the new attempt replaces the oldest. */
    NewAttempt begin(
            OAuthProvider provider,
            String redirectUri,
            String callbackUrl,
            AttemptPurpose purpose,
            AuthenticationDemand demand,
            RequestCookies request,
            CookieConfiguration cookies) {
        OAuthDefinition definition = provider.definition();
        String state = randoms.base64Url();
        String verifier = definition.usesPkce() ? randoms.base64Url() : null;
        String nonce = definition.usesNonce() ? randoms.base64Url() : null;
        Secret dpopKey = definition.security().usesDpop() ? proofs.newKey() : null;
        Map<String, @Nullable Object> content = new LinkedHashMap<>(binding(provider, redirectUri));
        content.put("state", state);
        content.put("verifier", verifier);
        content.put("nonce", nonce);
        content.put("dpopKey", dpopKey == null ? null : dpopKey.reveal());
        content.put("callbackUrl", callbackUrl);
        content.put("begun", clock.instant().toEpochMilli());
        CookieAttributes attributes = attributes(definition, cookies);
        List<SetCookie> changes = new ArrayList<>();
        for (String surplus : surplus(request, cookies)) {
            changes.add(SetCookie.clearing(surplus, attributes));
        }
        String sealed = seal(demand.addedTo(purpose.addedTo(Claims.of(content))), slot(cookies));
        changes.add(new SetCookie(name(cookies, state), sealed, attributes.lasting(KEPT, clock.instant())));
        String challenge = verifier == null ? null : Hashes.sha256Base64Url(verifier);
        String thumbprint = dpopKey == null ? null : DpopProofs.thumbprint(dpopKey);
        return new NewAttempt(state, nonce, challenge, thumbprint, demand, List.copyOf(changes));
    }

    /**
     * Marks the attempt with {@code state} of this browser as used, and returns it.
     *
     * @throws dev.latchkey.error.AuthException.Refused if there is no such attempt or it was already used, both with
     *     the cause {@link AttemptGoneException}; also if the attempt does not belong to this callback, or lacks a
     *     check
     */
    Attempt take(
            OAuthProvider provider,
            String redirectUri,
            @Nullable String state,
            RequestCookies request,
            CookieConfiguration cookies) {
        if (state == null || state.isEmpty() || state.length() > MAX_STATE) {
            throw UpstreamFailures.check(FailureCause.STATE_MISSING, "The callback has no state, or not one of ours");
        }
        String name = name(cookies, state);
        Claims content = content(state, request.all(name), slot(cookies));
        binding(provider, redirectUri).forEach((member, expected) -> {
            String begunWith = content.text(member).orElse("");
            if (!expected.equals(begunWith)) {
                throw UpstreamFailures.check(
                        FailureCause.OTHER_CALLBACK,
                        "The attempt was begun with another " + member + ": with "
                                + UpstreamFailures.printable(begunWith) + ", and it came back to " + expected);
            }
        });
        requireChecks(provider.definition(), content);
        Instant begun = content.number("iat")
                .map(Instant::ofEpochSecond)
                .orElseThrow(() ->
                        UpstreamFailures.check(FailureCause.STATE_UNKNOWN, "The attempt does not say when it began"));
        if (!clock.instant().isBefore(begun.plus(LIFETIME))) {
            throw UpstreamFailures.check(
                    FailureCause.ATTEMPT_EXPIRED,
                    "The attempt took too long: an attempt ends after " + LIFETIME.toMinutes() + " minutes");
        }
        if (!spent.spend(Hashes.sha256Base64Url(state), begun)) {
            throw UpstreamFailures.gone(
                    FailureCause.REPLAY, "The attempt was used already: somebody loaded the callback a second time");
        }
        return new Attempt(content, begun, SetCookie.clearing(name, attributes(provider.definition(), cookies)));
    }

    private static Claims content(String state, List<String> values, SealedTokens slot) {
        if (values.isEmpty()) {
            throw UpstreamFailures.gone(
                    FailureCause.STATE_UNKNOWN,
                    "The browser sent no cookie for this attempt: it began at another host name or with"
                            + " another scheme than it came back to, it was used already, or the browser keeps no cookies");
        }
        String problem = "is of another attempt";
        for (String value : values) {
            try {
                Claims content = slot.open(value).claims();
                if (isOf(content, state)) {
                    return content;
                }
            } catch (TokenRejectedException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        throw UpstreamFailures.check(
                FailureCause.STATE_UNKNOWN,
                "The cookie of this attempt " + problem + ": a browser keeps it for " + KEPT.toMinutes()
                        + " minutes, and no key opens it if AUTH_SECRET was changed or differs between nodes");
    }

    /* An attempt that began before the application was started with one more check would pass without it. */
    private static void requireChecks(OAuthDefinition provider, Claims content) {
        requireCheck(provider.usesPkce(), content, "verifier");
        requireCheck(provider.usesNonce(), content, "nonce");
        requireCheck(provider.security().usesDpop(), content, "dpopKey");
    }

    private static void requireCheck(boolean demanded, Claims content, String member) {
        if (demanded && content.text(member).isEmpty()) {
            throw UpstreamFailures.check(
                    FailureCause.OTHER_CALLBACK,
                    "The attempt was begun without \"" + member + "\", which the provider demands by now");
        }
    }

    /* Returns the values that must be the same in the attempt and in the callback (A12). */
    private static Map<String, String> binding(OAuthProvider provider, String redirectUri) {
        OAuthDefinition definition = provider.definition();
        return Map.of(
                "provider", provider.id(),
                "issuer", Objects.requireNonNullElse(definition.issuer(), provider.id()),
                "client", definition.clientId(),
                "redirectUri", redirectUri);
    }

    private static boolean isOf(Claims content, String state) {
        return Hashes.constantTimeEquals(content.text("state").orElse(""), state);
    }

    /* Cookies that do not open belong to another application, for example on another port, and stay. */
    private List<String> surplus(RequestCookies request, CookieConfiguration cookies) {
        Map<String, Long> begun = new LinkedHashMap<>();
        List<String> names = request.namesStartingWith(cookies.attempt() + ".");
        for (String name : names.subList(0, Math.min(names.size(), MAX_LOOKED_AT))) {
            request.all(name).stream()
                    .map(value -> open(value, slot(cookies)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(content -> begun.put(name, content.number("iat").orElse(Long.MIN_VALUE)));
        }
        return begun.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(Math.max(0, begun.size() + 1 - MAX_UNDER_WAY))
                .map(Map.Entry::getKey)
                .toList();
    }

    /* Browsers drop a cookie that is too long, so a very long callback URL is left out. */
    private static String seal(Claims content, SealedTokens slot) {
        String sealed = slot.seal(content, KEPT);
        return sealed.length() <= ChunkedCookie.CAPACITY ? sealed : slot.seal(content.without("callbackUrl"), KEPT);
    }

    private static @Nullable Claims open(String value, SealedTokens slot) {
        try {
            return slot.open(value).claims();
        } catch (TokenRejectedException e) {
            return null;
        }
    }

    private SealedTokens slot(CookieConfiguration cookies) {
        return keys.slot(cookies.attempt());
    }

    private static String name(CookieConfiguration cookies, String state) {
        return cookies.attempt() + "." + Hashes.sha256Base64Url(state).substring(0, NAME_LENGTH);
    }

    private static CookieAttributes attributes(OAuthDefinition provider, CookieConfiguration cookies) {
        return provider.usesFormPost() ? cookies.hostAttributes().crossSite() : cookies.hostAttributes();
    }
}
