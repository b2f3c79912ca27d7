package dev.latchkey.contract.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.AuthExchange;
import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionEnd;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The stream of events of the contract application. Register it beside {@link ContractResource}. */
@Path("dashboard/stream")
public final class ContractStream {

    private final ContractApplication application;

    /** Makes a resource with the stream of {@code application}. */
    public ContractStream(ContractApplication application) {
        this.application = application;
    }

    // #region stream
    /** Sends events. Its thread waits for the end of the session. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public StreamingOutput stream(@Context AuthExchange exchange, @Context Session session) {
        CompletableFuture<SessionEnd> end = new CompletableFuture<>();
        SessionWatch watch = exchange.watch(end::complete);
        String first = application.firstEvent(Optional.of(session.user().id()));
        return events -> {
            try (watch) {
                events.write(first.getBytes(UTF_8));
                events.flush();
                events.write(awaited(end, events).event().getBytes(UTF_8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the server stops
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        };
    }

    /** Waits for the end. A comment every 15 seconds finds out whether the client is gone: its write then fails. */
    private static SessionEnd awaited(CompletableFuture<SessionEnd> end, OutputStream events)
            throws IOException, InterruptedException, ExecutionException {
        while (true) {
            try {
                return end.get(15, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                events.write(":\n\n".getBytes(UTF_8));
                events.flush();
            }
        }
    }
    // #endregion
}
