package dev.latchkey.quarkus.doors;

import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import io.vertx.core.Context;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whoever gives a name may sign in; Alice is an administrator. */
@Singleton
public final class People {

    private final AtomicBoolean onEventLoop = new AtomicBoolean();

    void join(@Observes AuthBuilder builder) {
        builder.provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))))
                .onJwt(context -> {
                    watch();
                    return context.trigger() == JwtTrigger.SIGN_IN
                                    && context.token().text("sub").equals(Optional.of("alice"))
                            ? context.token().with("groups", List.of("admin"))
                            : context.token();
                })
                .onSession((session, token) -> {
                    watch();
                    return session;
                })
                .authorized((request, session) -> {
                    watch();
                    return session.isPresent();
                });
    }

    /** Code of the application's own may wait for anybody, so an event loop must not run it. */
    void watch() {
        if (Context.isOnEventLoopThread()) {
            onEventLoop.set(true);
        }
    }

    boolean ranOnEventLoop() {
        return onEventLoop.get();
    }
}
