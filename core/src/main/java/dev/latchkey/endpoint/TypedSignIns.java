package dev.latchkey.endpoint;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.model.Claims;
import dev.latchkey.page.SignInOffer;
import dev.latchkey.page.TypedSignIn;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a user has typed from a sign-in that failed to the sign-in page, in a sealed cookie for some minutes
 * (wire.md#sign-in-page). It carries only the fields that a form keeps, and never a password. An address would be in
 * logs and in the history if it were in the address of the page.
 */
record TypedSignIns(Map<String, SignInOffer> offers, KeyRing keys, InstantSource clock) {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int MOST_CHARACTERS = 254;
    private static final String PROVIDER = "provider";
    private static final String TEXTS = "texts";

    /** Keeps what the form of a failed sign-in has, if it is a form of the sign-in page. */
    void keep(EndpointCall call, RouteSpec route) {
        SignInOffer offer = route.isSignIn() && route.provider() != null ? offers.get(route.provider()) : null;
        if (offer == null || call.isInProcess() || !call.hasCsrfProof()) {
            return;
        }
        Map<String, String> texts = new HashMap<>();
        for (String field : offer.form().keeps()) {
            String text = call.body().text(field);
            if (text != null && !text.isEmpty() && text.length() <= MOST_CHARACTERS) {
                texts.put(field, text);
            }
        }
        if (!offer.form().keeps().isEmpty()) {
            CookieConfiguration cookies = call.cookieSet();
            Claims content = Claims.empty().with(PROVIDER, offer.id()).with(TEXTS, texts);
            call.send(new SetCookie(
                    cookies.typed(),
                    keys.slot(cookies.typed()).seal(content, LIFETIME),
                    cookies.hostAttributes().lasting(LIFETIME, clock.instant())));
        }
    }

    /**
     * Returns what was kept, once. {@code null} if nothing was, or if it was changed, is old, or is for a provider that
     * the page does not show.
     */
    @Nullable
    TypedSignIn take(EndpointCall call) {
        CookieConfiguration cookies = call.cookieSet();
        List<String> sent = call.cookies().all(cookies.typed());
        if (sent.isEmpty()) {
            return null;
        }
        call.send(SetCookie.clearing(cookies.typed(), cookies.hostAttributes()));
        return sent.stream()
                .flatMap(cookie -> open(cookie, keys.slot(cookies.typed())))
                .findFirst()
                .orElse(null);
    }

    private Stream<TypedSignIn> open(String cookie, SealedTokens slot) {
        try {
            Claims content = slot.open(cookie).claims();
            SignInOffer offer = offers.get(content.text(PROVIDER).orElse(""));
            return offer == null ? Stream.empty() : Stream.of(typed(offer, content.object(TEXTS)));
        } catch (TokenRejectedException e) {
            return Stream.empty();
        }
    }

    private static TypedSignIn typed(SignInOffer offer, Claims kept) {
        Set<String> fields = offer.form().keeps();
        Map<String, String> texts = new HashMap<>();
        fields.forEach(field -> kept.text(field).ifPresent(text -> texts.put(field, text)));
        return new TypedSignIn(offer.id(), texts);
    }
}
