package dev.latchkey.micronaut;

import dev.latchkey.SessionScope;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.model.Session;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An application with an answer to every failure. */
@Controller
@Produces(MediaType.TEXT_PLAIN)
@Requires(property = "spec.name", value = "errors")
final class ErrorController {

    @Get("/argument")
    String argument(Session session) {
        return session.user().id();
    }

    @Get("/thrown")
    String thrown() {
        return SessionScope.require().user().id();
    }

    @Get("/later")
    CompletableFuture<String> later() {
        return CompletableFuture.failedFuture(new CompletionException(refused()));
    }

    @Get("/credentials")
    String credentials() {
        return Optional.<String>empty().orElseThrow(() -> new CredentialsSignin("wrong-password"));
    }

    @Get("/broken")
    String broken() {
        return Optional.<String>empty().orElseThrow(() -> new IllegalStateException("not a matter of sessions"));
    }

    private static RuntimeException refused() {
        try {
            throw new IllegalStateException(SessionScope.require().toString());
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Error(global = true)
    HttpResponse<String> failed(Throwable failure) {
        return HttpResponse.ok("taken");
    }
}
