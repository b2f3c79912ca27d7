package dev.latchkey.micronaut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionEnd;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The canonical application as routes. */
@Controller
@Consumes(MediaType.ALL)
@Requires(property = "spec.name", value = "contract")
final class ContractController {

    private final ContractApplication application;
    private final MicronautAuth auth;

    ContractController(ContractApplication application, MicronautAuth auth) {
        this.application = application;
        this.auth = auth;
    }

    @Get("/")
    HttpResponse<?> home(HttpRequest<?> request) {
        return write(application.home(auth.session(request)));
    }

    @Get("/api/admin")
    HttpResponse<?> admin(Optional<Session> session) {
        return write(application.admin(session));
    }

    @Get("/api/orders")
    HttpResponse<?> orders(Session session) {
        return write(application.orders(session));
    }

    @Get(uris = {"/dashboard", "/dashboard/{+rest}"})
    HttpResponse<?> dashboard() {
        return write(application.dashboard());
    }

    // #region stream
    @Get(uri = "/dashboard/stream", produces = MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> stream(HttpRequest<?> request, Session session) {
        Sinks.One<SessionEnd> end = Sinks.one();
        SessionWatch watch = auth.exchange(request).watch(end::tryEmitValue);
        return Flux.just(Event.of(application.live(Optional.of(session.user().id()))))
                .concatWith(end.asMono().map(why -> Event.of(why.data()).name("session-end")))
                .doFinally(signal -> watch.close());
    }
    // #endregion

    @Get(uris = {"/own", "/own/{+rest}"})
    HttpResponse<?> own() {
        return write(application.own());
    }

    @Get("/data")
    HttpResponse<?> data() {
        return write(application.data());
    }

    @Get(uris = {"/open", "/open/{+rest}", "/login"})
    HttpResponse<?> open() {
        return write(application.open());
    }

    @Get("/plain")
    HttpResponse<?> plain() {
        return write(application.plain());
    }

    @Post("/form")
    HttpResponse<?> form(@Body Map<String, String> form) {
        return write(application.form(field(form, "message")));
    }

    @Post("/in-process/sign-in")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, String> form) {
        Map<String, String> typed = Map.of("username", field(form, "username"), "password", field(form, "password"));
        try {
            return auth.signIn(request, "credentials", form.get("redirectTo"), typed);
        } catch (CredentialsSignin e) {
            return write(application.refused(e.reason()));
        }
    }

    @Post("/in-process/sign-out")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        return auth.signOut(request, "/open");
    }

    @Post("/in-process/update")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> update(HttpRequest<?> request, @Body Map<String, String> form) {
        return write(application.update(auth.exchange(request), field(form, "name")));
    }

    /**
     * Returns a field of a form. Micronaut calls a handler with single fields as soon as it has seen them, and then now
     * and then before it has decoded them; a handler with the whole form is called when all is there.
     */
    private static String field(Map<String, String> form, String name) {
        return requireNonNull(form.get(name), name);
    }

    private static HttpResponse<?> write(Page page) {
        return HttpResponse.status(page.status(), "")
                .contentType(page.contentType())
                .headers(headers -> page.headers().forEach(headers::add))
                .body(page.body().getBytes(UTF_8));
    }
}
