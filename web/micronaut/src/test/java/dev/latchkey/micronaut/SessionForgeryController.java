package dev.latchkey.micronaut;

import dev.latchkey.contract.SessionForgeryArguments;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Handlers that ask Micronaut to make their argument of the request. */
@Controller("/forge")
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
@Produces(MediaType.TEXT_PLAIN)
@Requires(property = "spec.name", value = "forgery")
final class SessionForgeryController {

    static final Set<String> PATHS = Set.of(
            "/forge/session",
            "/forge/bare",
            "/forge/part",
            "/forge/optional",
            "/forge/query",
            "/forge/header",
            "/forge/record",
            "/forge/perhaps",
            "/forge/principal");

    @Post("/note")
    String note(@Body SessionForgeryArguments.Note note) {
        return SessionForgeryArguments.answer(note);
    }

    @Post("/session")
    String session(@Nullable @Body Session session) {
        return SessionForgeryArguments.answer(session);
    }

    @Post("/bare")
    String bare(@Nullable Session session) {
        return SessionForgeryArguments.answer(session);
    }

    @Post("/part")
    String part(@Nullable @Body("session") Session session) {
        return SessionForgeryArguments.answer(session);
    }

    @Post("/optional")
    String optional(@Body Optional<Session> session) {
        return SessionForgeryArguments.answer(session);
    }

    @Post("/query")
    String query(@Nullable @QueryValue Session session) {
        return SessionForgeryArguments.answer(session);
    }

    @Post("/header")
    String header(@Nullable @Header Session session) {
        return SessionForgeryArguments.answer(session);
    }

    @Post("/record")
    String form(@Body SessionForgeryArguments.@Nullable Transfer transfer) {
        return SessionForgeryArguments.answer(transfer);
    }

    @Post("/perhaps")
    String perhaps(@Body SessionForgeryArguments.@Nullable Perhaps perhaps) {
        return SessionForgeryArguments.answer(perhaps);
    }

    @Post("/principal")
    String principal(@Nullable @Body SessionPrincipal principal) {
        return SessionForgeryArguments.answer(principal);
    }
}
