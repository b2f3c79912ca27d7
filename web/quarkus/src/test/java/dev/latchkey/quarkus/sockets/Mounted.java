package dev.latchkey.quarkus.sockets;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.quarkus.QuarkusAuth;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The beans of the canonical application. Each Quarkus application has this class for itself. */
@Singleton
public final class Mounted {

    /** What the test serves here. */
    public static @Nullable ContractApplication application;

    @Produces
    @Singleton
    ContractApplication application() {
        return requireNonNull(application);
    }

    @Produces
    @Singleton
    Auth auth(ContractApplication mounted) {
        return mounted.auth();
    }

    void page(@Observes Router router, ContractApplication mounted) {
        router.route("/dashboard")
                .handler(context -> context.end(mounted.dashboard().body()));
    }

    void guard(@Observes Filters filters, QuarkusAuth auth, ContractApplication mounted) {
        filters.register(auth.guard(ContractApplication.OWN_PATTERN, mounted.ownLogic()), 250);
    }
}
