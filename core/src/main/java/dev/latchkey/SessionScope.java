package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives code in any layer the session of the request that this thread is serving. An adapter opens the scope around the
 * application. Outside a request, the scope is empty. No code can forge or change the scope. {@link #wrap(Executor)}
 * and the other {@code wrap} methods pass the scope on to another thread.
 */
public final class SessionScope {

    private static final ThreadLocal<@Nullable Carried> CURRENT = new ThreadLocal<>();

    private static final List<SessionScopeSource> SOURCES = sources();

    private SessionScope() {}

    private static List<SessionScopeSource> sources() {
        List<SessionScopeSource> sources = new ArrayList<>();
        for (SessionScopeSource source :
                ServiceLoader.load(SessionScopeSource.class, SessionScope.class.getClassLoader())) {
            sources.add(source);
        }
        return List.copyOf(sources);
    }

    /**
     * Returns the session, or empty if nobody is signed in or this thread serves no request.
     *
     * @throws IllegalStateException if several {@link Auth} are in front of this request
     */
    public static Optional<Session> current() {
        return now().session();
    }

    private static Carried now() {
        Carried opened = opened();
        return opened == null ? Carried.EMPTY : opened;
    }

    /**
     * Returns the scope that is open on this thread. If there is none, returns the scope that a framework has for the
     * running code; {@code null} if there is none either.
     */
    private static @Nullable Carried opened() {
        Carried opened = CURRENT.get();
        if (opened != null) {
            return opened;
        }
        for (SessionScopeSource source : SOURCES) {
            Carried scope = source.current();
            if (scope != null) {
                return scope;
            }
        }
        return null;
    }

    /**
     * Works like {@link AuthExchange#opening}, for frameworks that open a WebSocket in the thread of its request and do
     * not pass the request on.
     *
     * @throws IllegalStateException if this thread serves no request, or if several {@link Auth} are in front of it
     */
    public static OpeningSocket opening() {
        Carried here = now();
        if (here.exchange == null || here.mixed) {
            throw new IllegalStateException(
                    "This thread does not serve the request of one Auth: call opening() while the WebSocket is opened");
        }
        return here.exchange.opening();
    }

    /**
     * Returns the session.
     *
     * @throws AuthException.Refused {@link ErrorCode#SESSION_REQUIRED} if nobody is signed in. An adapter turns this
     *     exception into a refusal, which is {@code 401} or the sign-in page
     * @throws IllegalStateException if this thread serves no request and no scope was passed on to it, or if several
     *     {@link Auth} are in front of this request
     */
    public static Session require() {
        Carried here = opened();
        if (here == null || here == Carried.LEFT_BEHIND) {
            throw new IllegalStateException(
                    "This thread serves no request, so it has no session. If the code belongs to"
                            + " a request, take the scope along: SessionScope.wrap(task), or an executor wrapped by it");
        }
        return here.session().orElseThrow(AuthException.Refused::sessionRequired);
    }

    /** Returns a task that runs {@code task} in the current scope, on any thread. */
    public static Runnable wrap(Runnable task) {
        requireNonNull(task, "task");
        Carried here = carry();
        return () -> {
            Opened scope = here.open();
            try {
                task.run();
            } finally {
                scope.close();
            }
        };
    }

    /** Works like {@link #wrap(Runnable)}. */
    public static <T extends @Nullable Object> Callable<T> wrap(Callable<T> task) {
        requireNonNull(task, "task");
        Carried here = carry();
        return () -> here.call(task);
    }

    /** Returns an executor that gives each task the scope of the thread that submits it. */
    public static Executor wrap(Executor executor) {
        requireNonNull(executor, "executor");
        return task -> executor.execute(wrap(task));
    }

    /** Works like {@link #wrap(Executor)}. Shutting down the returned executor shuts down {@code executor}. */
    public static ExecutorService wrap(ExecutorService executor) {
        return new ScopedExecutor(requireNonNull(executor, "executor"));
    }

    /**
     * Returns the current scope, for opening it on other threads. The session is read now, so a thread that opens the
     * scope after the request has ended does not touch the request.
     */
    public static Carried carry() {
        Carried here = opened();
        return here == null ? Carried.LEFT_BEHIND : here.settled();
    }

    /**
     * Runs {@code work}, which reads the session, in the empty scope. If a callback in {@code work} read the session
     * from the scope, it would call itself without end.
     */
    static <T> T outside(Supplier<T> work) {
        Opened scope = Carried.none().open();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    static Carried of(AuthExchange exchange) {
        return new Carried(exchange, null, now().isOfAnotherAuthThan(exchange));
    }

    /** A scope that can be passed on to another thread. */
    public static final class Carried {

        private static final Carried EMPTY = new Carried(null, null, false);

        /**
         * The scope that {@link #carry} returns on a thread that serves no request. It is empty, like {@link #EMPTY},
         * but {@link #require} can tell the two apart.
         */
        private static final Carried LEFT_BEHIND = new Carried(null, null, false);

        private final @Nullable AuthExchange exchange;
        private final @Nullable Session session;
        private final boolean mixed;

        /**
         * Holds one scope.
         *
         * @param exchange the exchange that knows the session; {@code null} if the session was already read
         * @param session the session that was read; {@code null} if there is none
         * @param mixed whether exchanges of several {@link Auth} are open at the same time
         */
        private Carried(@Nullable AuthExchange exchange, @Nullable Session session, boolean mixed) {
            this.exchange = exchange;
            this.session = session;
            this.mixed = mixed;
        }

        /** Returns the empty scope. A thread that serves no request has this scope. */
        public static Carried none() {
            return EMPTY;
        }

        /**
         * Opens this scope on the current thread. The scope stays open until the same thread closes the returned value.
         */
        public Opened open() {
            Carried outer = CURRENT.get();
            set(inside(outer)); // also the empty scope, which must hide a framework's scope
            return () -> set(outer);
        }

        private <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
            Opened scope = open();
            try {
                return task.call();
            } finally {
                scope.close();
            }
        }

        private Carried inside(@Nullable Carried outer) {
            return outer != null && exchange != null && outer.isOfAnotherAuthThan(exchange)
                    ? new Carried(exchange, null, true)
                    : this;
        }

        private static void set(@Nullable Carried scope) {
            if (scope == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(scope);
            }
        }

        private Optional<Session> session() {
            if (mixed) {
                throw new IllegalStateException(
                        "More than one Auth is in front of this request: ask the adapter of the one that is meant");
            }
            return exchange == null ? Optional.ofNullable(session) : exchange.session();
        }

        private Carried settled() {
            return mixed || exchange == null
                    ? this
                    : new Carried(null, session().orElse(null), false);
        }

        private boolean isOfAnotherAuthThan(AuthExchange other) {
            return mixed || (exchange != null && !exchange.isOfTheSameAuthAs(other));
        }

        @Override
        public String toString() {
            return "Carried[hidden]";
        }
    }

    /** An open scope. Closing it restores the scope before. */
    @FunctionalInterface
    public interface Opened extends AutoCloseable {

        /** Restores the scope that was open before. */
        @Override
        void close();
    }
}
