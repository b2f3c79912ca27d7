package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.SigningAlgorithm;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private static final int CODES = 5_000;

    private final ProviderSettings settings = new ProviderSettings(
            "http://localhost:1",
            "Test",
            SigningAlgorithm.RS256,
            true,
            false,
            Duration.ofHours(1),
            Duration.ZERO,
            new ManualClock(),
            null);
    private final Grants grants = new Grants(settings, new RandomValues(new SecureRandom()));

    @Test
    @Tag("X4")
    void of_two_redemptions_at_the_same_time_one_succeeds() throws Exception {
        Grant grant = grants.begin(request(), People.ADA);
        List<String> codes =
                Stream.generate(() -> grants.code(grant)).limit(CODES).toList();
        AtomicInteger arrivals = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Long> one = threads.submit(() -> redeemAll(codes, arrivals));
            Future<Long> other = threads.submit(() -> redeemAll(codes, arrivals));

            assertThat(one.get() + other.get()).isEqualTo(CODES);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Goes through the codes in step with the other thread: spinning, for a lock would spread the two apart. */
    private long redeemAll(List<String> codes, AtomicInteger arrivals) {
        long redeemed = 0;
        int expected = 0;
        for (String code : codes) {
            expected += 2;
            arrivals.incrementAndGet();
            while (arrivals.get() < expected) {
                Thread.onSpinWait();
            }
            if (grants.spendCode(code).isPresent()) {
                redeemed++;
            }
        }
        return redeemed;
    }

    private static AuthorizationRequest request() {
        RegisteredClient client = RegisteredClient.withoutSecret("app").anyLoopbackRedirect();
        RegisteredRedirect back = new RegisteredRedirect(client, "http://localhost/", null, false, false);
        return new AuthorizationRequest(
                back, Protocol.OPENID_CONNECT, Set.of("openid"), null, null, RequestedAuthentication.NONE, null);
    }
}
