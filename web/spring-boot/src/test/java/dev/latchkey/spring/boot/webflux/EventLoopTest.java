package dev.latchkey.spring.boot.webflux;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.spring.boot.SpringServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.scheduler.Schedulers;

/** Callbacks and rules of the application's own may wait: the event loop does not wait with them. */
class EventLoopTest {

    private static final int MORE_THAN_THERE_ARE_LOOPS = 12;

    /** What waits, until it is let go, and on which threads it did. */
    static final class Gate {
        private volatile CountDownLatch open = new CountDownLatch(0);
        private volatile CountDownLatch waiting = new CountDownLatch(0);
        private final Queue<String> loops = new ConcurrentLinkedQueue<>();

        void close(int expected) {
            waiting = new CountDownLatch(expected);
            open = new CountDownLatch(1);
        }

        void pass() {
            if (Schedulers.isInNonBlockingThread()) {
                loops.add(Thread.currentThread().getName());
            }
            waiting.countDown();
            try {
                assertThat(open.await(20, SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Slow {

        @Bean
        Gate gate() {
            return new Gate();
        }

        @Bean
        Auth auth(Gate gate) {
            return Auth.builder()
                    .environment(Map.of())
                    .secret("a-secret-of-the-event-loop-test-0123456789")
                    .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-1"))))
                    .matcher("/slow-guard/:path*")
                    .authorized((request, session) -> {
                        gate.pass();
                        return session.isPresent();
                    })
                    .onSession((session, token) -> {
                        gate.pass();
                        return session;
                    })
                    .build();
        }

        @Bean
        PathGuard own(Gate gate) {
            return new PathGuard("/slow-logic/:path*", (request, session) -> {
                gate.pass();
                return Answer.next();
            });
        }
    }

    @RestController
    static class Pages {

        @GetMapping({"/fast", "/slow-guard/x", "/slow-logic/x"})
        String page() {
            return "page";
        }

        @GetMapping("/slow-session")
        String session(Optional<Session> session) {
            return session.map(known -> known.user().id()).orElse("nobody");
        }
    }

    @Test
    void a_waiting_request_blocks_no_other() throws Exception {
        ContractApplication unused = ContractApplication.guardingTheDashboard();
        ExecutorService clients = Executors.newFixedThreadPool(MORE_THAN_THERE_ARE_LOOPS);
        try (SpringServer server = SpringServer.start(unused, Slow.class)) {
            Gate gate = server.context().getBean(Gate.class);
            Browser somebody = Browser.at(server.address());
            somebody.signIn("anybody");
            for (String path : List.of("/slow-guard/x", "/slow-logic/x", "/slow-session")) {
                gate.close(MORE_THAN_THERE_ARE_LOOPS);
                List<Future<String>> slow = new ArrayList<>();
                for (int i = 0; i < MORE_THAN_THERE_ARE_LOOPS; i++) {
                    slow.add(clients.submit(() -> somebody.get(path).body()));
                }
                assertThat(gate.waiting.await(20, SECONDS)).as(path).isTrue();

                assertThat(Browser.at(server.address()).get("/fast").body()).isEqualTo("page");

                gate.open.countDown();
                for (Future<String> each : slow) {
                    assertThat(each.get(20, SECONDS)).isIn("page", "u-1");
                }
            }
            assertThat(gate.loops).isEmpty();
        } finally {
            clients.shutdownNow();
        }
    }
}
