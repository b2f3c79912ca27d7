package dev.latchkey.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.error.FailureCause;
import dev.latchkey.servers.Await;
import dev.latchkey.testing.Misbehaviour;
import dev.latchkey.testing.OpenIdProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * However many nodes and threads ask for a token that has ended, the provider is asked once, and all get its answer.
 */
@Tag("X4")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefreshContract {

    private static final int NODES = 8;

    /** More of them with {@code -Dlatchkey.rounds=200}. */
    private static final int ROUNDS = Integer.getInteger("latchkey.rounds", 10);

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration FAILURE_REMEMBERED = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofSeconds(50);

    /** Somebody whom no other test of this server knows: an address is one user's. */
    private static final int ADA = 5_000;

    private final String name;
    private final Site site;
    private final OpenIdProvider provider;
    private final ToldClock clock = new ToldClock();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(NODES);
    private Visitor ada = new Visitor(Site.username(ADA));

    RefreshContract(String name, Map<String, String> store) {
        this.name = name;
        this.site = new Site(
                store,
                ADA + 1,
                Map.of(),
                builder -> builder.clock(clock)
                        .accessTokenLifetime(LIFETIME)
                        .refreshGrace(Duration.ofMinutes(2))); // more than a lease, as real providers have it
        this.provider = site.provider();
    }

    @BeforeAll
    void start() throws Exception {
        List<Callable<NodeProcess>> starts = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            String node = name + "-refresh-" + i;
            starts.add(() -> site.add(node));
        }
        for (Future<NodeProcess> node : threads.invokeAll(starts)) {
            nodes.add(node.get());
        }
        advance(Duration.ZERO);
        ada = site.signedIn(ADA);
    }

    @AfterEach
    void behave() {
        provider.behave();
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        site.close();
    }

    @Test
    void one_request_serves_all_nodes_and_threads_each_time() throws Exception {
        Set<String> tokens = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            advance(LIFETIME);
            int before = provider.requests("/token");
            String got = same(askAll());
            assertThat(got).as("round " + round).matches("\\{[0-9a-f]{64}=16}");
            assertThat(tokens.add(got)).as("a token of this round").isTrue();
            assertThat(provider.requests("/token")).as("round " + round).isEqualTo(before + 1);
        }
        assertSignedIn();
        Figures.tell(name + ": " + ROUNDS + " times, " + NODES + " nodes with " + TokenCalls.THREADS
                + " threads each asked for a token that had ended: one token request each time, all got its answer");
    }

    @Test
    void if_the_answer_is_lost_all_hear_it_at_once_and_the_next_refresh_succeeds() throws Exception {
        for (int round = 0; round < Math.max(1, ROUNDS / 10); round++) {
            advance(LIFETIME);
            provider.misbehave(Misbehaviour.TOKEN_ANSWER_LOST);
            int before = provider.requests("/token");
            assertThat(same(askAll())).isEqualTo("{" + FailureCause.UNREACHABLE.wire() + "=16}");
            assertThat(provider.requests("/token")).isEqualTo(before + 1);

            provider.behave();
            advance(FAILURE_REMEMBERED);
            assertThat(same(askAll())).matches("\\{[0-9a-f]{64}=16}");
            assertThat(provider.requests("/token")).isEqualTo(before + 2);
            assertSignedIn();
        }
    }

    @Test
    void if_the_winner_is_killed_another_node_refreshes_when_its_lease_has_ended() throws Exception {
        for (int round = 0; round < Math.max(1, ROUNDS / 20); round++) {
            advance(LIFETIME);
            provider.misbehave(Misbehaviour.TOKEN_SLOW);
            int before = provider.requests("/token");
            NodeProcess winner = nodes.get(0);
            Future<String> cutOff = threads.submit(() -> ask(winner));
            Await.until("the winner asks the provider", () -> provider.requests("/token") == before + 1);
            List<NodeProcess> survivors = List.copyOf(nodes.subList(1, nodes.size()));
            List<Future<String>> waiting = new ArrayList<>();
            survivors.forEach(node -> waiting.add(threads.submit(() -> ask(node))));

            winner.kill();
            assertThat(cutOff.get()).isEqualTo("cut off");
            provider.behave(); // it serves what the winner has asked for, and nobody gets that answer
            assertThat(waiting).noneMatch(Future::isDone);
            advance(survivors, LEASE);

            assertThat(same(results(waiting))).matches("\\{[0-9a-f]{64}=16}");
            assertThat(provider.requests("/token")).isEqualTo(before + 2);
            nodes.set(0, site.add(name + "-refresh-0"));
            advance(Duration.ZERO);
            assertSignedIn();
        }
        Figures.tell(name + ": the node that refreshed was killed " + Math.max(1, ROUNDS / 20)
                + " times: another one refreshed when its lease had ended, nobody was signed out");
    }

    private void assertSignedIn() throws IOException {
        for (NodeProcess node : nodes) {
            assertThat(ada.get(node, "/me").statusCode()).isEqualTo(200);
        }
    }

    private void advance(Duration step) throws IOException {
        advance(nodes, step);
    }

    private void advance(List<NodeProcess> of, Duration step) throws IOException {
        Instant now = clock.instant().plus(step);
        clock.tell(now);
        for (NodeProcess node : of) {
            assertThat(ada.get(node, "/clock?" + now).statusCode()).isEqualTo(200);
        }
    }

    private List<String> askAll() throws Exception {
        List<Future<String>> asked = new ArrayList<>();
        nodes.forEach(node -> asked.add(threads.submit(() -> ask(node))));
        return results(asked);
    }

    private String ask(NodeProcess node) {
        try {
            return ada.get(node, "/tokens").body();
        } catch (IOException e) {
            return "cut off";
        }
    }

    private static List<String> results(List<Future<String>> asked) throws Exception {
        List<String> all = new ArrayList<>();
        for (Future<String> result : asked) {
            all.add(result.get());
        }
        return all;
    }

    private static String same(List<String> results) {
        assertThat(new HashSet<>(results)).hasSize(1);
        return results.get(0);
    }
}
