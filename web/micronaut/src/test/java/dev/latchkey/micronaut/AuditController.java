package dev.latchkey.micronaut;

import dev.latchkey.model.Session;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** Routes of every kind of protection, and one of none. */
@Controller
@Requires(property = "spec.name", value = "audit")
final class AuditController {

    @Get("/dashboard/{+page}")
    String dashboard(String page) {
        return page;
    }

    @Get("/orders")
    String orders(Session session) {
        return session.toJson();
    }

    @Get("/perhaps")
    String perhaps(Optional<Session> session) {
        return session.map(Session::toJson).orElse("");
    }

    @Post("/admin")
    @RolesAllowed("admin")
    String admin() {
        return "";
    }

    @Get("/own/page")
    String own() {
        return "";
    }

    @Get("/forgotten/{id}")
    String forgotten(String id) {
        return id;
    }
}
