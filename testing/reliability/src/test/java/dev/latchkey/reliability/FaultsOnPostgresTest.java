package dev.latchkey.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.servers.Await;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.store.jdbc.JdbcStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What people see while the database is stopped, held still, full or read-only: 503 for what needs it, never "not
 * signed in", and everything as before once it is back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsOnPostgresTest {

    private static final int SESSIONS = 100;

    /** Asked while the answer takes its time. */
    private static final int SOME = 10;

    /** Somebody whom the other provider does not know: an address is one user's. */
    private static final int SEALED = 500;

    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final PostgresServer postgres = PostgresServer.start();
    private final List<Visitor> visitors = new ArrayList<>();
    private final Site site;
    private final Site sealedSite;
    private Visitor sealed;

    FaultsOnPostgresTest() {
        Map<String, String> store = JdbcNodeStore.impatient(postgres);
        JdbcStore.of(postgres.database()).migrate();
        this.site = new Site(store, SESSIONS + 10, Map.of());
        this.sealedSite = new Site(store, SEALED + 1, Map.of("SESSIONS", "sealed"));
        this.sealed = new Visitor(Site.username(SEALED));
    }

    @BeforeAll
    void peopleSignIn() throws Exception {
        site.add("faults");
        sealedSite.add("faults-sealed");
        for (int i = 0; i < SESSIONS; i++) {
            visitors.add(site.signedIn(i));
        }
        sealed = sealedSite.signedIn(SEALED);
    }

    @AfterAll
    void close() {
        site.close();
        sealedSite.close();
        postgres.close();
    }

    @Test
    void a_database_that_is_stopped_and_started_again() throws Exception {
        postgres.stop();
        Load down = ask(visitors.subList(0, SOME));
        assertThat(down.unavailable()).isEqualTo(SOME);
        assertThat(sealed.get(sealedSite.next(), "/me").statusCode())
                .as("a sealed session")
                .isEqualTo(200);
        assertThat(visitors.get(0).get(site.next(), "/").statusCode())
                .as("a page that asks nobody")
                .isEqualTo(200);
        assertNobodySignsIn(SESSIONS);

        postgres.startAgain();
        Duration recovery = untilAnswered();
        Load after = askEverybody();
        assertThat(after.signedIn()).isEqualTo(SESSIONS);
        untilSignedIn(SESSIONS);
        Figures.tell("PostgreSQL stopped and started again: " + down.unavailable() + " of " + SOME
                + " requests answered with 503 while it was down, recovery " + recovery.toMillis()
                + " ms after it took connections, lost sessions " + (SESSIONS - after.signedIn()));
    }

    @Test
    void a_pool_without_connections() throws Exception {
        assertThat(visitors.get(0).get(site.next(), "/pool/take").statusCode()).isEqualTo(200);
        Load without = ask(visitors.subList(0, SOME));
        assertThat(without.unavailable()).isEqualTo(SOME);
        assertThat(new Visitor("nobody").get(site.next(), "/me").statusCode())
                .as("who brings no cookie costs no connection")
                .isEqualTo(401);
        assertThat(visitors.get(0).get(site.next(), "/pool/give").statusCode()).isEqualTo(200);

        Duration recovery = untilAnswered();
        Load after = askEverybody();
        assertThat(after.signedIn()).isEqualTo(SESSIONS);
        Figures.tell("All connections of the pool taken: " + without.unavailable() + " of " + SOME
                + " requests answered with 503,"
                + " each after " + without.slowest().toMillis() + " ms at most, recovery " + recovery.toMillis()
                + " ms, lost sessions " + (SESSIONS - after.signedIn()));
    }

    @Test
    void a_database_that_does_nothing_for_five_seconds() throws Exception {
        Load still = new Load();
        try {
            postgres.holdStill();
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            for (int i = 0; System.nanoTime() < end; i++) {
                still.count(visitors.get(i % SESSIONS).get(site.next(), "/me"));
            }
        } finally {
            postgres.goOn(); // when every answer is there, so that none comes from a database that goes on
        }
        assertThat(still.others()).isZero();
        assertThat(still.signedIn()).isZero();

        Duration recovery = untilAnswered();
        Load after = askEverybody();
        assertThat(after.signedIn()).isEqualTo(SESSIONS);
        Figures.tell("PostgreSQL held still for five seconds: " + still.unavailable()
                + " requests one after the other answered with 503, each after "
                + still.slowest().toMillis() + " ms at most, recovery " + recovery.toMillis() + " ms, lost sessions "
                + (SESSIONS - after.signedIn()));
    }

    @Test
    void a_database_that_can_only_be_read() throws Exception {
        readOnly("on", "alter system set default_transaction_read_only = on");
        Load readOnly;
        try {
            readOnly = askEverybody();
            assertNobodySignsIn(SESSIONS + 1);
            Visitor leaving = visitors.get(1);
            assertThat(leaving.get(site.next(), "/me").statusCode()).isEqualTo(200);
        } finally {
            readOnly(
                    "off",
                    "set default_transaction_read_only = off",
                    "alter system reset default_transaction_read_only");
        }
        assertThat(readOnly.signedIn()).isEqualTo(SESSIONS);
        Load after = askEverybody();
        assertThat(after.signedIn()).isEqualTo(SESSIONS);
        untilSignedIn(SESSIONS + 2);
        Figures.tell("PostgreSQL read-only: " + readOnly.signedIn() + " of " + SESSIONS
                + " sessions read, sign-ins answered with 503, lost sessions " + (SESSIONS - after.signedIn()));
    }

    /** Until it is so for connections that begin now; those that are there hear of it at the same time. */
    private void readOnly(String wanted, String... sql) throws SQLException {
        execute(sql);
        Await.until("default_transaction_read_only = " + wanted, () -> wanted.equals(readOnly()));
    }

    private String readOnly() {
        try (Connection connection = postgres.database().getConnection();
                ResultSet shown = connection.createStatement().executeQuery("show default_transaction_read_only")) {
            assertThat(shown.next()).isTrue();
            return String.valueOf(shown.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String... sql) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    /** A sign-in that comes to nothing leaves nothing: neither a session nor half a user. */
    private void assertNobodySignsIn(int person) throws IOException {
        Visitor visitor = new Visitor(Site.username(person));
        String location = visitor.begin(site);
        String callback =
                visitor.atProvider(location).headers().firstValue("Location").orElseThrow();
        assertThat(visitor.finish(site, callback)).isEqualTo(503);
        assertThat(visitor.isSignedIn()).isFalse();
    }

    /** What everybody hears in the end. */
    private Load askEverybody() throws IOException {
        Load load = new Load();
        for (Visitor visitor : visitors) {
            load.count(answered(visitor));
        }
        assertThat(load.others()).as("neither signed in nor told to come back").isZero();
        return load;
    }

    /** With the patience that people have on a busy machine. */
    private void untilSignedIn(int person) {
        Visitor visitor = new Visitor(Site.username(person));
        Await.until("somebody signs in", () -> {
            try {
                assertThat(visitor.signIn(site)).isIn(302, 503);
            } catch (IOException e) {
                return false;
            }
            return visitor.isSignedIn();
        });
    }

    /** All ask at once, because each waits for as long as the pool does. */
    private Load ask(List<Visitor> some) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(some.size());
        List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
        some.forEach(visitor -> requests.add(() -> visitor.get(site.next(), "/me")));
        Load load = new Load();
        try {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(requests)) {
                load.count(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(load.others()).as("neither signed in nor told to come back").isZero();
        return load;
    }

    /** How long it takes from now on until somebody is known again. */
    private Duration untilAnswered() throws IOException {
        long start = System.nanoTime();
        assertThat(answered(visitors.get(0)).statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Asks again while the answer is that the store needs a moment. */
    private HttpResponse<String> answered(Visitor visitor) throws IOException {
        long start = System.nanoTime();
        HttpResponse<String> answer = visitor.get(site.next(), "/me");
        while (answer.statusCode() == 503) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(RECOVERY);
            answer = visitor.get(site.next(), "/me");
        }
        return answer;
    }

    /** What became of some requests for a page that needs a session. */
    private static final class Load {

        private int signedIn;
        private int unavailable;
        private int others;
        private long slowestNanos;
        private long started = System.nanoTime();

        void count(HttpResponse<String> answer) {
            slowestNanos = Math.max(slowestNanos, System.nanoTime() - started);
            started = System.nanoTime();
            boolean comeBack = answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isPresent()
                    && answer.headers().firstValue("Set-Cookie").isEmpty();
            signedIn += answer.statusCode() == 200 ? 1 : 0;
            unavailable += comeBack ? 1 : 0;
            others += answer.statusCode() == 200 || comeBack ? 0 : 1;
        }

        int signedIn() {
            return signedIn;
        }

        int unavailable() {
            return unavailable;
        }

        int others() {
            return others;
        }

        Duration slowest() {
            return Duration.ofNanos(slowestNanos);
        }
    }
}
