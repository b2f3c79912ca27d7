package dev.latchkey.quarkus.mounting;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.quarkus.QuarkusAuth;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The canonical application's beans. Each Quarkus application has this class for itself. */
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

    void sockets(@Observes Router router, QuarkusAuth auth, ContractApplication mounted) {
        for (String path : new String[] {"/open/live", "/dashboard/live", "/own/live"}) {
            router.route(path)
                    .order(-1)
                    .handler(context -> greet(
                            auth,
                            context,
                            mounted.live(
                                    auth.session().map(session -> session.user().id()))));
        }
    }

    // #region socket
    private static void greet(QuarkusAuth auth, RoutingContext context, String greeting) {
        auth.toWebSocket(context)
                .onSuccess(socket -> socket.writeTextMessage(greeting))
                .onFailure(context::fail);
    }
    // #endregion

    void guard(@Observes Filters filters, QuarkusAuth auth, ContractApplication mounted) {
        filters.register(auth.guard(ContractApplication.OWN_PATTERN, mounted.ownLogic()), 250);
    }
}
