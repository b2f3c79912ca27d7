package dev.latchkey.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Fetches signed authorization requests from clients on this machine (RFC 9101 section 5.2.3). */
final class FetchedRequests {

    private static final int LONGEST_ADDRESS = 512;
    private static final String MEDIA_TYPE = "application/oauth-authz-req+jwt";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CurrentMisbehaviour behaviour;

    FetchedRequests(CurrentMisbehaviour behaviour) {
        this.behaviour = behaviour;
    }

    String fetch(String address) {
        if (address.length() > LONGEST_ADDRESS || !RedirectUriParser.isOnLoopback(address)) {
            throw invalid("The request_uri is not an address of this machine, or is too long");
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        if (behaviour.is(Misbehaviour.REQUEST_URI_FETCHED_TWICE)) {
            send(request.method("HEAD", BodyPublishers.noBody()));
            send(request.GET());
        }
        HttpResponse<String> answer = send(request.GET());
        if (answer.statusCode() != 200
                || !answer.headers().allValues("Content-Type").equals(List.of(MEDIA_TYPE))) {
            throw invalid("There is no " + MEDIA_TYPE + " at the request_uri");
        }
        return answer.body();
    }

    @SuppressWarnings("UnusedException") // its message may have the address
    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw invalid("Nobody answers at the request_uri");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Closed while a request was fetched", closing);
        }
    }

    private static ProtocolError invalid(String description) {
        return new ProtocolError("invalid_request_uri", description);
    }
}
