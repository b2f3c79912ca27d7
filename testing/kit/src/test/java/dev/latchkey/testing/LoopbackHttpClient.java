package dev.latchkey.testing;

import dev.latchkey.token.DelegatingHttpClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends every request to one port of this machine, whatever its host. The host becomes the first step of the path. So
 * the addresses of real providers can be tested as they are.
 */
final class LoopbackHttpClient extends DelegatingHttpClient {

    private final int port;

    LoopbackHttpClient(int port) {
        super(HttpClient.newBuilder().version(Version.HTTP_1_1).build());
        this.port = port;
    }

    private HttpRequest here(HttpRequest request) {
        String url = request.uri().toString();
        String rest = url.substring(url.indexOf("://") + 3);
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .uri(URI.create("http://127.0.0.1:" + port + "/" + rest))
                .build();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client().send(here(request), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return client().sendAsync(here(request), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.@Nullable PushPromiseHandler<T> pushes) {
        return client().sendAsync(here(request), handler, pushes);
    }

    /** Says that names are not resolved here, as a proxy does. */
    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.of(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }
}
