package dev.latchkey.example.services;

import static dev.latchkey.accesstoken.AccessTokens.audience;
import static dev.latchkey.example.services.LoopbackSite.answer;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.accesstoken.AccessTokens;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A service for programs. It accepts access tokens that are for it and have the scope that it demands. */
public final class OrdersService implements AutoCloseable {

    static final String AUDIENCE = "orders";

    private final LoopbackSite site;

    private OrdersService(LoopbackSite site) {
        this.site = site;
    }

    /**
     * Starts the service.
     *
     * @param port 0 for any free one
     * @param issuer the issuer of Keycloak's realm
     * @param scope the scope that tokens must have
     */
    public static OrdersService start(int port, String issuer, String scope, Map<String, String> environment)
            throws IOException {
        LoopbackSite site = new LoopbackSite(port);
        JdkHttpAuth auth = JdkHttpAuth.of(Auth.builder()
                .environment(environment)
                .with(AccessTokens.of(AccessTokenIssuer.of(issuer).keycloak(), audience(AUDIENCE)))
                .sessionsOnly()
                .matcher("/orders")
                .authorized(Authorized.scope(scope))
                .build());
        site.page(auth, "/orders", http -> answer(http, 200, "application/json", orders()));
        site.start();
        return new OrdersService(site);
    }

    private static String orders() {
        return "{\"of\":\"" + SessionScope.require().user().id() + "\",\"orders\":[\"two books\",\"a lamp\"]}";
    }

    public URI address() {
        return site.address();
    }

    @Override
    public void close() {
        site.close();
    }
}
