package dev.latchkey.reliability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.servers.Await;
import dev.latchkey.store.StoredUser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nothing in a node must be shared: two of them are as good as one, and one that dies takes nothing with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoNodesContract {

    private static final int PEOPLE = 2_000;
    private static final int MORE_PEOPLE = 100;
    private static final int THREADS = 8;

    private final String name;
    private final Site site;
    private NodeProcess one;
    private NodeProcess other;

    TwoNodesContract(String name, Map<String, String> store) {
        this.name = name;
        this.site = new Site(store, PEOPLE + MORE_PEOPLE, Map.of());
        this.one = site.add(name + "-1");
        this.other = site.add(name + "-2");
    }

    @BeforeEach
    void bothNodesRun() {
        one = one.isAlive() ? one : site.add(name + "-1");
        other = other.isAlive() ? other : site.add(name + "-2");
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void a_sign_in_begun_on_one_node_is_finished_on_the_other() throws Exception {
        Visitor visitor = new Visitor(Site.username(PEOPLE));
        String callback = callback(visitor, visitor.begin(() -> one));

        assertThat(visitor.finish(() -> other, callback)).isEqualTo(302);

        assertThat(visitor.get(one, "/me").statusCode()).isEqualTo(200);
        assertThat(visitor.get(other, "/me").body())
                .isEqualTo(visitor.get(one, "/me").body());
    }

    @Test
    @Tag("X4")
    void an_attempt_counts_once_whichever_node_it_comes_back_to() throws Exception {
        Visitor visitor = new Visitor(Site.username(PEOPLE + 1));
        String callback = callback(visitor, visitor.begin(() -> one));
        assertThat(visitor.finish(() -> one, callback)).isEqualTo(302);
        String token = visitor.token();

        visitor.finish(() -> other, callback);

        assertThat(visitor.token()).isEqualTo(token);
        assertThat(site.store().sessions(user(PEOPLE + 1).id())).hasSize(1);
    }

    @Test
    @Tag("S7")
    @Tag("B13")
    void a_session_that_ends_on_one_node_is_refused_by_the_other_at_once() throws Exception {
        Visitor visitor = site.signedIn(PEOPLE + 2);
        assertThat(visitor.get(other, "/me").statusCode()).isEqualTo(200);

        site.store().deleteSession(Tokens.hash(visitor.token()));
        assertThat(visitor.get(one, "/me").statusCode()).isEqualTo(401);
        assertThat(visitor.get(other, "/me").statusCode()).isEqualTo(401);

        Visitor again = site.signedIn(PEOPLE + 2);
        site.store().deleteUser(user(PEOPLE + 2).id());
        assertThat(again.get(one, "/me").statusCode()).isEqualTo(401);
        assertThat(again.get(other, "/me").statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("S7")
    void a_sealed_session_that_ends_on_one_node_is_refused_by_the_other_within_the_bound() throws Exception {
        Map<String, String> revocable = Map.of("SESSIONS", "revocable");
        try (NodeProcess here = site.aside(name + "-sealed-1", revocable);
                NodeProcess there = site.aside(name + "-sealed-2", revocable)) {
            Visitor visitor = new Visitor(Site.username(PEOPLE + 3));
            visitor.signIn(() -> here);
            Visitor thief = visitor.copy();
            assertThat(thief.get(there, "/me").statusCode()).isEqualTo(200); // so that it has something to remember

            assertThat(visitor.signOut(() -> here)).isEqualTo(302);
            long ended = System.nanoTime();

            assertThat(thief.copy().get(here, "/me").statusCode()).isEqualTo(401);
            Duration asked;
            int answer;
            do {
                asked = Duration.ofNanos(System.nanoTime() - ended);
                answer = thief.copy().get(there, "/me").statusCode();
            } while (answer == 200 && asked.compareTo(Node.BOUND) <= 0);
            assertThat(answer).isEqualTo(401);
        }
    }

    @Test
    void a_rolling_restart_loses_no_sign_in_under_way() throws Exception {
        int people = 60;
        List<Visitor> visitors = new ArrayList<>();
        List<String> callbacks = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Visitor visitor = new Visitor(Site.username(PEOPLE + 10 + i));
            visitors.add(visitor);
            callbacks.add(callback(visitor, visitor.begin(site)));
        }
        replaceBoth();
        for (int i = 0; i < people; i++) {
            assertThat(visitors.get(i).finish(site, callbacks.get(i))).isEqualTo(302);
            assertThat(visitors.get(i).get(site.next(), "/me").statusCode()).isEqualTo(200);
        }
        replaceBoth();
        for (Visitor visitor : visitors) {
            assertThat(visitor.get(site.next(), "/me").statusCode()).isEqualTo(200);
        }
    }

    private void replaceBoth() {
        for (int i = 0; i < 2; i++) {
            NodeProcess old = i == 0 ? one : other;
            site.withdraw(old);
            NodeProcess fresh = site.add(name + "-" + (i + 1));
            old.close();
            one = i == 0 ? fresh : one;
            other = i == 1 ? fresh : other;
        }
    }

    @Test
    void a_node_that_is_killed_in_the_middle_of_sign_ins_leaves_nothing_half_done() throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger cutOff = new AtomicInteger();
        List<Callable<Visitor>> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            int number = i;
            people.add(() -> {
                Visitor visitor = persistent(number, cutOff);
                if (done.incrementAndGet() == PEOPLE / 2) {
                    one.kill();
                }
                return visitor;
            });
        }
        List<Visitor> visitors = all(people);

        assertThat(one.isAlive()).isFalse();
        for (int i = 0; i < PEOPLE; i++) {
            User user = user(i);
            assertThat(site.store().userByEmail(Site.email(i)).map(StoredUser::user))
                    .as("one user an address")
                    .contains(user);
            assertThat(site.store().accounts(user.id())).as("and one account").hasSize(1);
            String token = visitors.get(i).token();
            assertThat(site.store().session(Tokens.hash(token)))
                    .as("no session without a row")
                    .isPresent();
        }
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < PEOPLE; i += 10) {
            Visitor visitor = visitors.get(i);
            accepted += visitor.get(other, "/me").statusCode() == 200 ? 1 : 0;
            site.store().deleteSession(Tokens.hash(visitor.token()));
            refused += visitor.get(other, "/me").statusCode() == 401 ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(PEOPLE / 10);
        assertThat(refused).isEqualTo(PEOPLE / 10);
        Figures.tell(name + ": " + PEOPLE + " sign-ins over two nodes, one of them killed half way: " + cutOff
                + " requests were cut off, every person was signed in by trying again, no account was half made");
    }

    /** Somebody who tries again when the balancer shows an error, as people do. */
    private Visitor persistent(int number, AtomicInteger cutOff) {
        AtomicReference<Visitor> signedIn = new AtomicReference<>();
        Await.until("a sign-in that nothing is wrong with", () -> {
            Visitor visitor = new Visitor(Site.username(number));
            try {
                int status = visitor.signIn(site);
                assertThat(status).isIn(302, 503);
            } catch (IOException e) {
                // the node died meanwhile, or the balancer does not know yet that it has
            }
            if (visitor.isSignedIn()) {
                signedIn.set(visitor);
                return true;
            }
            cutOff.incrementAndGet();
            return false;
        });
        return requireNonNull(signedIn.get());
    }

    private static List<Visitor> all(List<Callable<Visitor>> people) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Visitor> visitors = new ArrayList<>();
            for (Future<Visitor> person : threads.invokeAll(people)) {
                visitors.add(person.get());
            }
            return visitors;
        } finally {
            threads.shutdownNow();
        }
    }

    private User user(int number) {
        return site.store()
                .userByAccount(site.issuer(), Site.subject(number))
                .orElseThrow()
                .user();
    }

    private static String callback(Visitor visitor, String location) throws IOException {
        return visitor.atProvider(location).headers().firstValue("Location").orElseThrow();
    }
}
