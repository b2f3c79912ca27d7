package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ManualClock;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.Providers;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An attempt counts for what the application demands when it ends, and not only for what it demanded at the start. */
class AttemptDemandTest {

    private static final String CALLBACK = "https://app.example/auth/callback/google";
    private static final OAuthProvider STRICT =
            Providers.google().clientId("app").clientSecret("s");
    private static final OAuthProvider LAX = STRICT.dangerouslySkipNonce().dangerouslySkipPkce();

    private final ManualClock clock = new ManualClock();
    private final Randoms randoms = new Randoms(new SecureRandom());
    private final AttemptCookies attempts = new AttemptCookies(
            new KeyRing(List.of(Secret.of("a secret for tests")), randoms, clock),
            randoms,
            new DpopProofs(randoms, clock),
            ReplayCache.of(null, clock, AttemptCookies.REMEMBERED, "attempt"),
            clock);
    private final CookieConfiguration cookies = CookieConfiguration.of(true);

    private NewAttempt begun(OAuthProvider provider) {
        return attempts.begin(
                provider,
                CALLBACK,
                "/",
                AttemptPurpose.SIGN_IN,
                AuthenticationDemand.NONE,
                new RequestCookies(List.of()),
                cookies);
    }

    private Attempt take(OAuthProvider provider, NewAttempt begun) {
        SetCookie cookie = begun.cookies().get(0);
        RequestCookies request = new RequestCookies(List.of(cookie.name() + "=" + cookie.value()));
        return attempts.take(provider, CALLBACK, begun.state(), request, cookies);
    }

    @Test
    void an_attempt_that_began_without_a_check_does_not_pass_once_the_check_is_on() {
        NewAttempt begun = begun(LAX);

        for (OAuthProvider demanding : List.of(
                STRICT.dangerouslySkipPkce(),
                STRICT.dangerouslySkipNonce(),
                LAX.security(OAuthSecurity.standard().dpop()))) {
            assertThatThrownBy(() -> take(demanding, begun))
                    .isInstanceOfSatisfying(
                            AuthException.Refused.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CHECK));
        }
        assertThat(take(LAX, begun)).isNotNull(); // a refusal spends nothing
    }

    @Test
    void an_attempt_that_began_with_a_check_passes_once_the_check_is_off() {
        Attempt attempt = take(LAX, begun(STRICT));

        assertThat(attempt.nonce()).isNotNull(); // it is verified all the same
        assertThat(attempt.verifier()).isNotNull();
    }
}
