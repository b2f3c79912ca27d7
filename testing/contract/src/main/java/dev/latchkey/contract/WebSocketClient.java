package dev.latchkey.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket client.
 *
 * @param address the server's address with the scheme {@code ws}
 */
public record WebSocketClient(URI address, HttpClient client) {

    /** Returns a client for the server at this {@code http} address. */
    public static WebSocketClient at(URI address) {
        return new WebSocketClient(
                URI.create("ws" + address.toString().substring("http".length())), HttpClient.newHttpClient());
    }

    /**
     * Opens a WebSocket, waits at most 20 seconds for its first message, and closes it.
     *
     * @param cookies the {@code Cookie} header; empty if there is none
     * @return the message, or the status of a refusal such as {@code 401}
     */
    public String open(String path, String cookies) {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies);
        }
        try {
            return builder.buildAsync(URI.create(address + path), new FirstMessage(first))
                    .thenCompose(socket -> first)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return String.valueOf(refused.getResponse().statusCode());
            }
            throw e;
        }
    }

    private record FirstMessage(CompletableFuture<String> first) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            first.complete(text.toString());
            return socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            first.complete("closed " + status);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            first.completeExceptionally(error);
        }
    }
}
