package dev.latchkey.example.services;

import java.io.IOException;
import java.util.Map;

/** Starts both services, for a Keycloak as the README of this example describes it. */
public final class ServicesExample {

    private static final String SCOPE = "orders:read";

    private ServicesExample() {}

    public static void main(String... arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        String issuer = environment.get("AUTH_KEYCLOAK_ISSUER");
        if (issuer == null) {
            System.err.println("AUTH_KEYCLOAK_ISSUER is not set: see examples/services/README.md");
            System.exit(1);
            return;
        }
        OrdersService orders = OrdersService.start(0, issuer, SCOPE, environment);
        int port = Integer.parseInt(environment.getOrDefault("PORT", "3000"));
        ShopPages shop = ShopPages.start(port, orders.address(), environment, "openid", "profile", "email", SCOPE);
        System.out.println("Open " + shop.address() + ", whose orders come from " + orders.address());
    }
}
