package dev.latchkey.example.services;

import static dev.latchkey.example.services.LoopbackSite.answer;

import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.Auth;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Pages for people, who sign in with Keycloak. Their orders come from the {@link OrdersService}. */
public final class ShopPages implements AutoCloseable {

    private final LoopbackSite site;
    private final URI orders;
    private final HttpClient service;

    private ShopPages(LoopbackSite site, Auth auth, URI orders) {
        this.site = site;
        this.orders = orders;
        this.service = auth.tokens() // the one line: each call has the token of the person who is signed in
                .relay("keycloak", orders.toString())
                .over(HttpClient.newHttpClient());
    }

    /**
     * Starts the pages.
     *
     * @param port 0 for any free one
     * @param orders the address of the other service
     * @param environment has {@code AUTH_SECRET}, {@code AUTH_KEYCLOAK_ISSUER}, {@code _ID} and {@code _SECRET}
     * @param scopes the scopes to ask for
     */
    public static ShopPages start(int port, URI orders, Map<String, String> environment, String... scopes)
            throws IOException {
        LoopbackSite site = new LoopbackSite(port);
        Auth auth = Auth.builder()
                .environment(environment)
                .provider(Providers.keycloak().scopes(scopes))
                .store(Store.inMemory())
                .keepProviderTokens()
                .build();
        JdkHttpAuth pages = JdkHttpAuth.of(auth);
        ShopPages shop = new ShopPages(site, auth, orders);
        site.page(
                pages,
                "/",
                http -> answer(http, 200, "text/html", "<!doctype html><title>Shop</title><a href=/orders>Orders</a>"));
        site.page(pages, "/orders", pages.require(shop::list));
        site.start();
        return shop;
    }

    private void list(HttpExchange http, Session session) throws IOException {
        try {
            HttpResponse<String> got = service.send(
                    HttpRequest.newBuilder(orders.resolve("/orders")).build(), BodyHandlers.ofString());
            answer(http, got.statusCode() == 200 ? 200 : 502, "text/plain", got.statusCode() + " " + got.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public URI address() {
        return site.address();
    }

    @Override
    public void close() {
        site.close();
    }
}
