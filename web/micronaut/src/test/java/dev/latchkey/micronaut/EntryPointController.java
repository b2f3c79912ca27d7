package dev.latchkey.micronaut;

import dev.latchkey.SessionScope;
import dev.latchkey.annotations.RequireSession;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Session;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Handlers of every kind. */
@Controller
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed("nobody has this one")
@Requires(property = "spec.name", value = "doors")
final class EntryPointController {

    @Get("/dashboard")
    @PermitAll
    String dashboard() {
        return EntryPointTest.SECRET;
    }

    @Get("/thread")
    @PermitAll
    String thread() {
        return Thread.currentThread().getName();
    }

    @Get("/principal")
    @PermitAll
    String principal(HttpRequest<?> request) {
        return request.getUserPrincipal().map(Principal::getName).orElse("nobody");
    }

    @Get("/perhaps")
    @PermitAll
    String perhaps(@Nullable Session session) {
        return session == null ? "nobody" : session.user().id();
    }

    @Get(value = "/json", produces = MediaType.APPLICATION_JSON)
    @PermitAll
    Session json(Session session) {
        return session;
    }

    @Get("/roles/class")
    String byClass() {
        return "in";
    }

    @Get("/roles/admin")
    @RolesAllowed({"admin", "owner"})
    String admin() {
        return "in";
    }

    @Get("/recent")
    @PermitAll
    @RequireSession(within = "10m")
    String recent() {
        return "in";
    }

    @Get("/roles/none")
    @DenyAll
    String none() {
        return "in";
    }

    @Get("/scope/worker")
    @PermitAll
    @ExecuteOn(TaskExecutors.BLOCKING)
    String onWorker() {
        return SessionScope.require().user().id();
    }

    @Get("/scope/reactive")
    @PermitAll
    Mono<String> reactive() {
        return Mono.fromCallable(() -> SessionScope.require().user().id())
                .subscribeOn(Schedulers.fromExecutor(SessionScope.wrap(ForkJoinPool.commonPool())));
    }

    @Get("/scope/future")
    @PermitAll
    CompletableFuture<String> future() {
        return CompletableFuture.supplyAsync(
                () -> SessionScope.require().user().id(), SessionScope.wrap(ForkJoinPool.commonPool()));
    }

    @Get("/wrapped")
    @PermitAll
    String wrapped() {
        return Optional.<String>empty()
                .orElseThrow(() -> new IllegalStateException(
                        "half of it", new AuthException.Refused(ErrorCode.SESSION_REQUIRED, "deep inside")));
    }

    @Get("/broken")
    @PermitAll
    String broken() {
        return Optional.<String>empty().orElseThrow(() -> new IllegalStateException("not a matter of sessions"));
    }

    @Error(status = HttpStatus.NOT_FOUND, global = true)
    String missing(Optional<Session> session) {
        return "missing, said to " + session.map(known -> known.user().id()).orElse("nobody");
    }
}
