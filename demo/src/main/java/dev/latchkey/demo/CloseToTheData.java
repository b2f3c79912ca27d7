package dev.latchkey.demo;

import io.javalin.config.RoutesConfig;

/** The fourth form: routes check nothing, the repository does. */
final class CloseToTheData {

    private CloseToTheData() {}

    static void add(RoutesConfig routes, Pages pages, Orders orders) {
        routes.get("/data", pages::data);

        // region orders
        routes.get("/orders", ctx -> pages.orders(ctx, orders.mine()));
        // endregion
    }
}
