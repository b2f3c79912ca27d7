package dev.latchkey.journeys.guides;

import dev.latchkey.AuthBuilder;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.provider.Providers;
import io.javalin.Javalin;
import io.javalin.http.ForbiddenResponse;
import java.util.List;
import java.util.Map;

/** Each customer of the application signs in at a provider that belongs to the customer. */
final class Customers {

    private Customers() {}

    // #region customer
    /** A customer, from the application's configuration or its database. */
    record Customer(String id, String name, String issuer, String clientId, String clientSecret) {}
    // #endregion customer

    // #region program
    static Javalin start(AuthBuilder builder, List<Customer> customers) {
        for (Customer customer : customers) {
            builder.provider(Providers.oidc(customer.issuer())
                    .named(customer.id(), customer.name())
                    .clientId(customer.clientId())
                    .clientSecret(customer.clientSecret()));
        }
        builder.onJwt(context -> context.account() == null
                ? context.token()
                : context.token().with("customer", context.account().provider()));
        JavalinAuth auth = JavalinAuth.of(builder.build());

        return Javalin.create(config -> {
                    config.registerPlugin(auth);
                    config.routes.get(
                            "/{customer}", ctx -> ctx.html("<form method=post><button>Sign in</button></form>"));
                    config.routes.post("/{customer}", ctx -> {
                        String customer = ctx.pathParam("customer");
                        auth.signIn(ctx, customer, "/" + customer + "/home", Map.of());
                    });
                    config.routes.get("/{customer}/home", auth.require((ctx, session) -> {
                        String customer = session.text("customer").orElseThrow();
                        if (!customer.equals(ctx.pathParam("customer"))) {
                            throw new ForbiddenResponse("This page belongs to another customer.");
                        }
                        ctx.result("The home of " + customer);
                    }));
                })
                .start("localhost", 0);
    }
    // #endregion program
}
