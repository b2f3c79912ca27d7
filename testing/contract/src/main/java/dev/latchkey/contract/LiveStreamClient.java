package dev.latchkey.contract;

import dev.latchkey.model.SessionEnd;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A stream of events that stays open until the server ends it. */
final class LiveStreamClient implements LiveConnection, Flow.Subscriber<String> {

    private static final long SECONDS = 20;
    private static final String DATA = "data:";

    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<SessionEnd> end = new CompletableFuture<>();
    private final List<String> lines = new ArrayList<>();
    private volatile Flow.@Nullable Subscription subscription;

    private LiveStreamClient() {}

    static LiveConnection open(HttpClient client, URI address, Map<String, String> headers) {
        LiveStreamClient live = new LiveStreamClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        CompletableFuture<?> unusedAnswer = client.sendAsync(request.build(), answer -> {
                    if (answer.statusCode() != 200) {
                        live.first.complete(String.valueOf(answer.statusCode()));
                    }
                    return BodyHandlers.fromLineSubscriber(live).apply(answer);
                })
                .thenAccept(answer -> {})
                .exceptionally(failure -> {
                    live.onError(failure);
                    return null;
                });
        live.first.orTimeout(SECONDS, TimeUnit.SECONDS).join();
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
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
        if (line.startsWith(DATA)) {
            first.complete(line.substring(DATA.length()).strip());
        }
    }

    @Override
    public void onError(Throwable failure) {
        first.completeExceptionally(failure);
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        first.complete("a stream without events: " + lines);
        try {
            end.complete(LiveConnection.named(String.join("\n", lines)));
        } catch (AssertionError e) {
            end.completeExceptionally(e);
        }
    }
}
