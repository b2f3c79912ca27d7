package dev.latchkey.contract;

import dev.latchkey.model.SessionEnd;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket that stays open until the server closes it. */
final class LiveSocketClient implements LiveConnection, WebSocket.Listener {

    private static final long SECONDS = 20;

    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<SessionEnd> end = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private LiveSocketClient() {}

    static LiveConnection open(HttpClient client, URI address, Map<String, String> headers) {
        LiveSocketClient live = new LiveSocketClient();
        WebSocket.Builder builder = client.newWebSocketBuilder();
        headers.forEach(builder::header);
        try {
            live.socket = builder.buildAsync(
                            URI.create("ws" + address.toString().substring("http".length())), live)
                    .orTimeout(SECONDS, TimeUnit.SECONDS)
                    .join();
            live.first.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof WebSocketHandshakeException refused)) {
                throw e;
            }
            live.first.complete(String.valueOf(refused.getResponse().statusCode()));
        }
        return live;
    }

    @Override
    public String first() {
        return first.join();
    }

    @Override
    public SessionEnd end() {
        return end.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket opened, CharSequence text, boolean last) {
        first.complete(text.toString());
        opened.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket opened, int code, String reason) {
        first.complete("closed " + code);
        try {
            SessionEnd named = LiveConnection.named(reason);
            if (named.closeCode() != code) {
                throw new AssertionError(reason + " with the code " + code);
            }
            end.complete(named);
        } catch (AssertionError e) {
            end.completeExceptionally(e);
        }
        return null;
    }

    @Override
    public void onError(WebSocket opened, Throwable error) {
        first.completeExceptionally(error);
        end.completeExceptionally(error);
    }
}
