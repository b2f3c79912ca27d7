package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.vector.EarlierVersions;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-ins that were under way at a provider when an earlier version was replaced. */
class EarlierAttemptsTest {

    private static final Instant BEGUN = Instant.parse("2026-11-01T12:00:00Z");
    private static final String SECRET = "a-secret-for-earlier-versions-0123456789-0123456789";
    private static final String CALLBACK = "https://app.example/auth/callback/google";
    private static final String ORDERS = "https://app.example/orders";
    private static final OAuthProvider GOOGLE =
            Providers.google().clientId("app").clientSecret("secret");

    private final Randoms randoms = new Randoms(new SecureRandom());
    private final CookieConfiguration cookies = CookieConfiguration.of(true);

    static List<Path> attempts() {
        return EarlierVersions.files("attempt.properties");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void go_on_with_all_that_the_callback_needs(Path file) throws IOException {
        Map<String, String> kept = EarlierVersions.read(file);
        RequestCookies request = new RequestCookies(List.of(kept.get("cookie.name") + "=" + kept.get("cookie.value")));

        Attempt attempt = attempts(BEGUN.plusSeconds(60)).take(GOOGLE, CALLBACK, kept.get("state"), request, cookies);

        assertThat(attempt.provider()).isEqualTo("google");
        assertThat(attempt.callbackUrl()).isEqualTo(ORDERS);
        assertThat(attempt.purpose()).isEqualTo(AttemptPurpose.SIGN_IN);
        assertThat(attempt.begun()).isEqualTo(BEGUN);
        assertThat(attempt.verifier()).isEqualTo(kept.get("verifier"));
        assertThat(attempt.nonce()).isEqualTo(kept.get("nonce"));
    }

    @Test
    @EnabledIfSystemProperty(named = "versions.write", matches = ".+")
    void this_version_is_written_down() throws IOException {
        NewAttempt begun = attempts(BEGUN)
                .begin(
                        GOOGLE,
                        CALLBACK,
                        ORDERS,
                        AttemptPurpose.SIGN_IN,
                        AuthenticationDemand.NONE,
                        new RequestCookies(List.of()),
                        cookies);
        SetCookie cookie = begun.cookies().get(0);
        RequestCookies request = new RequestCookies(List.of(cookie.name() + "=" + cookie.value()));
        Attempt attempt = attempts(BEGUN).take(GOOGLE, CALLBACK, begun.state(), request, cookies);
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("cookie.name", cookie.name());
        kept.put("cookie.value", cookie.value());
        kept.put("state", begun.state());
        kept.put("verifier", requireNonNull(attempt.verifier()));
        kept.put("nonce", requireNonNull(attempt.nonce()));
        EarlierVersions.write("attempt.properties", kept);
    }

    private AttemptCookies attempts(Instant now) {
        return new AttemptCookies(
                new KeyRing(List.of(Secret.of(SECRET)), randoms, () -> now),
                randoms,
                new DpopProofs(randoms, () -> now),
                ReplayCache.of(null, () -> now, AttemptCookies.REMEMBERED, "attempt"),
                () -> now);
    }
}
