package dev.latchkey.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The endpoint for pushed authorization requests, and the requests that it has received (RFC 9126). */
final class PushedRequests implements Endpoint {

    static final String PATH = "/par";

    private static final Duration LIFETIME = Duration.ofSeconds(90);

    private record Pushed(RequestParameters parameters, String client, Instant expiresAt) {}

    private final ProviderSettings settings;
    private final ClientRegistry clients;
    private final CurrentMisbehaviour behaviour;
    private final RequestObjects objects;
    private final RandomValues random;
    private final Map<String, Pushed> known = new ConcurrentHashMap<>();

    PushedRequests(
            ProviderSettings settings, ClientRegistry clients, CurrentMisbehaviour behaviour, RandomValues random) {
        this.settings = settings;
        this.clients = clients;
        this.behaviour = behaviour;
        this.objects = new RequestObjects(settings, behaviour);
        this.random = random;
    }

    @Override
    public EndpointResponse answer(ReceivedRequest request) {
        try {
            if (behaviour.is(Misbehaviour.PAR_500)) {
                return EndpointResponse.json(500, Map.of("error", "server_error"));
            }
            RegisteredClient client = clients.authenticate(request);
            return pushed(client, request);
        } catch (ProtocolError error) {
            return error.toAnswer();
        }
    }

    private EndpointResponse pushed(RegisteredClient client, ReceivedRequest request) {
        RequestParameters form = request.parameters();
        if (form.one("request_uri").isPresent() || behaviour.is(Misbehaviour.PAR_REFUSED)) {
            throw ProtocolError.invalidRequest("This request cannot be pushed");
        }
        RequestParameters asked = objects.read(client, form);
        AuthorizationRequest.of(asked, RegisteredRedirect.of(asked, clients), Protocol.OPENID_CONNECT, settings);
        String reference = "urn:ietf:params:oauth:request_uri:" + random.next();
        known.put(reference, new Pushed(form, client.id(), settings.now().plus(LIFETIME)));
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!behaviour.is(Misbehaviour.PAR_NO_REQUEST_URI)) {
            answer.put("request_uri", reference);
        }
        answer.put("expires_in", LIFETIME.toSeconds());
        return EndpointResponse.json(201, answer);
    }

    /**
     * Returns the request that the parameters at the authorization endpoint stand for. The page of the provider repeats
     * the parameters, so a reference may be used until it ends.
     */
    RequestParameters resolve(RequestParameters given) {
        RegisteredClient client = given.one("client_id").flatMap(clients::find).orElse(null);
        if (client == null) {
            return given;
        }
        Pushed pushed = given.one("request_uri").map(known::get).orElse(null);
        if (pushed == null) {
            if (client.must(ClientDemand.PUSHED_REQUESTS)) {
                throw ProtocolError.invalidRequest("This client pushes its requests");
            }
            return objects.read(client, given);
        }
        boolean current = settings.now().isBefore(pushed.expiresAt());
        if (!current || !pushed.client().equals(client.id())) {
            throw ProtocolError.invalidRequest("The request_uri is of another client, or has ended");
        }
        return objects.read(client, pushed.parameters());
    }
}
