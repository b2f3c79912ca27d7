package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Cannot be made before what it has a part in. */
@Controller("/cycle")
@Requires(property = "spec.name", value = "cycle")
final class Cycle implements BeanCreatedEventListener<AuthBuilder> {

    private final Auth auth;

    Cycle(Auth auth) {
        this.auth = auth;
    }

    @Override
    public AuthBuilder onCreated(BeanCreatedEvent<AuthBuilder> made) {
        return made.getBean().matcher("/:path*");
    }

    @Get
    String basePath() {
        return auth.basePath();
    }
}

/** Asks later. */
@Controller
@Requires(property = "spec.name", value = "no-cycle")
final class NoCycle implements BeanCreatedEventListener<AuthBuilder> {

    private final BeanProvider<Auth> auth;

    NoCycle(BeanProvider<Auth> auth) {
        this.auth = auth;
    }

    @Override
    public AuthBuilder onCreated(BeanCreatedEvent<AuthBuilder> made) {
        return made.getBean().matcher("/base-path");
    }

    @Get("/{path:.*}")
    String basePath(String path) {
        return auth.get().basePath();
    }
}
