package dev.latchkey.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Factor;
import dev.latchkey.servers.Await;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.jdbc.JdbcStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node of an earlier version and one of this version serve the same people from the same database, as during a
 * rolling update. {@code bin/side-by-side} builds the earlier one and runs this; the build does not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SideBySide {

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final EarlierVersion earlier = EarlierVersion.built();
    private final PostgresServer postgres = PostgresServer.start();
    private final Map<String, Pair> pairs = new HashMap<>();
    private final AtomicInteger people = new AtomicInteger();
    private final Site site = new Site(JdbcNodeStore.environment(postgres), 100, Map.of());

    /** The same application twice. */
    private record Pair(NodeProcess before, NodeProcess now) {

        /** From one to the other, and back. */
        List<List<NodeProcess>> ways() {
            return List.of(List.of(before, now), List.of(now, before));
        }
    }

    @BeforeAll
    void the_tables_are_brought_up_to_date_while_the_node_before_runs() throws Exception {
        earlier.migrate(postgres.database());
        NodeProcess before = site.aside("stored-before", Map.of(), earlier.classPath());
        Visitor ada = signedIn(before);

        JdbcStore.of(postgres.database()).migrate();

        pairs.put("stored", new Pair(before, site.aside("stored-now", Map.of())));
        assertSameUser(ada, before, pair("stored").now);
        earlier.migrate(postgres.database());
        assertSameUser(ada, before, pair("stored").now);
    }

    @AfterAll
    void close() {
        pairs.values().forEach(pair -> pair.ways().get(0).forEach(NodeProcess::close));
        site.close();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored", "sealed", "revocable"})
    void who_signs_in_at_one_is_signed_in_at_the_other(String kind) throws Exception {
        for (List<NodeProcess> way : pair(kind).ways()) {
            Visitor ada = signedIn(way.get(0));
            assertSameUser(ada, way.get(0), way.get(1));
            ada.signIn(() -> way.get(1));
            assertSameUser(ada, way.get(1), way.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored", "sealed", "revocable"})
    void a_sign_in_that_one_begins_the_other_finishes(String kind) throws Exception {
        for (List<NodeProcess> way : pair(kind).ways()) {
            Visitor ada = visitor();
            HttpResponse<String> back = ada.atProvider(ada.begin(() -> way.get(0)));
            String callback = back.headers().firstValue("Location").orElseThrow();
            assertThat(ada.finish(() -> way.get(1), callback)).isEqualTo(302);
            assertSameUser(ada, way.get(0), way.get(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored", "sealed", "revocable"})
    void what_one_renews_the_other_reads(String kind) throws Exception {
        for (List<NodeProcess> way : pair(kind).ways()) {
            Visitor ada = signedIn(way.get(0));
            for (int i = 0; i < 4; i++) {
                NodeProcess renewing = way.get(i % 2);
                String before = kept(ada);
                assertThat(ada.renew(() -> renewing)).isEqualTo(200);
                assertThat(kept(ada)).as("it was renewed").isNotEqualTo(before);
                assertSameUser(ada, way.get(1 - i % 2), renewing);
            }
        }
    }

    @Test
    void what_one_prolongs_the_other_reads() throws Exception {
        for (List<NodeProcess> way : pair("stored").ways()) {
            Visitor ada = signedIn(way.get(0));
            Instant due = age(ada);
            assertThat(ada.get(way.get(1), "/me").statusCode()).isEqualTo(200);
            assertThat(row(ada).expires()).isAfter(due.plus(TWO_DAYS).minusSeconds(1));
            assertSameUser(ada, way.get(0), way.get(1));
        }
    }

    @ParameterizedTest
    @Tag("S7")
    @ValueSource(strings = {"stored", "revocable"})
    void who_signs_out_at_one_is_signed_out_at_the_other(String kind) throws Exception {
        for (List<NodeProcess> way : pair(kind).ways()) {
            Visitor ada = signedIn(way.get(0));
            Visitor thief = ada.copy();
            assertSameUser(thief, way.get(1), way.get(0));

            assertThat(ada.signOut(() -> way.get(0))).isEqualTo(302);

            Await.until("the other node refuses it", () -> status(thief.copy(), way.get(1)) == 401);
            assertThat(status(thief.copy(), way.get(0))).isEqualTo(401);
            Visitor again = signedIn(way.get(1));
            assertSameUser(again, way.get(0), way.get(1));
        }
    }

    @ParameterizedTest
    @Tag("S7")
    @ValueSource(strings = {"stored", "sealed", "revocable"})
    void a_session_of_the_node_before_has_shown_nothing_until_it_is_confirmed(String kind) throws Exception {
        Pair pair = pair(kind);
        Visitor ada = signedIn(pair.before);
        assertThat(ada.get(pair.now, "/shown").body())
                .isEqualTo(List.of(Factor.UNKNOWN).toString());
        assertThat(status(ada, pair.now, "/recent")).isEqualTo(401);

        assertThat(ada.confirm(() -> pair.now)).isEqualTo(302);

        assertThat(status(ada, pair.now, "/recent")).isEqualTo(200);
        assertSameUser(ada, pair.before, pair.now);
    }

    @ParameterizedTest
    @Tag("S7")
    @ValueSource(strings = {"stored", "sealed", "revocable"})
    void what_the_node_before_renews_has_shown_no_more_than_it_had(String kind) throws Exception {
        Pair pair = pair(kind);
        Visitor ada = signedIn(pair.now);
        String shown = ada.get(pair.now, "/shown").body();
        assertThat(shown).contains("fed");

        for (int i = 0; i < 2; i++) {
            assertThat(ada.renew(() -> pair.before)).isEqualTo(200);
            assertThat(ada.get(pair.now, "/shown").body()).isEqualTo(shown);
        }

        ada.signIn(() -> pair.before);
        assertThat(ada.get(pair.now, "/shown").body()).doesNotContain("fed");
        assertThat(status(ada, pair.now, "/recent")).isEqualTo(401);
    }

    private Pair pair(String kind) {
        return pairs.computeIfAbsent(kind, name -> {
            Map<String, String> told = Map.of("SESSIONS", name);
            return new Pair(site.aside(name + "-before", told, earlier.classPath()), site.aside(name + "-now", told));
        });
    }

    private Visitor visitor() {
        return new Visitor(Site.username(people.getAndIncrement()));
    }

    private Visitor signedIn(NodeProcess node) throws IOException {
        Visitor visitor = visitor();
        assertThat(visitor.signIn(() -> node)).isEqualTo(302);
        assertThat(visitor.isSignedIn()).isTrue();
        return visitor;
    }

    private static void assertSameUser(Visitor visitor, NodeProcess one, NodeProcess other) throws IOException {
        HttpResponse<String> here = visitor.get(one, "/me");
        HttpResponse<String> there = visitor.get(other, "/me");
        assertThat(List.of(here.statusCode(), there.statusCode())).containsExactly(200, 200);
        assertThat(here.body()).isNotEmpty().isEqualTo(there.body());
    }

    private static int status(Visitor visitor, NodeProcess node) {
        try {
            return status(visitor, node, "/me");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int status(Visitor visitor, NodeProcess node, String path) throws IOException {
        return visitor.get(node, path).statusCode();
    }

    /** Two days go by for the session, so that it is to be prolonged; answers when it ends now. */
    private Instant age(Visitor visitor) {
        StoredSession row = row(visitor);
        Instant earlierEnd = row.expires().minus(TWO_DAYS);
        assertThat(site.store().renewSession(row.renewed(earlierEnd, row.data()), row.expires()))
                .isTrue();
        return earlierEnd;
    }

    /** What changes when a session is renewed: the sealed token, or the row. */
    private String kept(Visitor visitor) {
        return visitor.token()
                + site.store()
                        .session(Tokens.hash(visitor.token()))
                        .map(StoredSession::expires)
                        .orElse(Instant.EPOCH);
    }

    private StoredSession row(Visitor visitor) {
        return site.store().session(Tokens.hash(visitor.token())).orElseThrow();
    }
}
