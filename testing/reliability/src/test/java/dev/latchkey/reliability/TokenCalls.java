package dev.latchkey.reliability;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads of a node that ask for the same user's access token at the same moment. */
final class TokenCalls {

    static final int THREADS = 16;

    private final Auth auth;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "token-call");
        thread.setDaemon(true);
        return thread;
    });

    TokenCalls(Auth auth) {
        this.auth = auth;
    }

    /** Says what the threads got, each kind with its number: the hash of a token, or the cause of a failure. */
    String all(Session session) {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<String> call = () -> {
            start.await();
            return got(session);
        };
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                results.add(threads.submit(call));
            }
            TreeMap<String, Integer> counts = new TreeMap<>();
            for (Future<String> result : results) {
                counts.merge(result.get(), 1, Integer::sum);
            }
            return counts.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String got(Session session) {
        try {
            return auth.tokens()
                    .of(session, "demo")
                    .map(kept -> kept.accessToken())
                    .map(token -> Tokens.hash(token.reveal()))
                    .orElse("none");
        } catch (AuthException e) {
            return Objects.requireNonNull(e.failureCause(), () -> e.code().wire())
                    .wire();
        }
    }
}
