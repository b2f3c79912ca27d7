package dev.latchkey.endpoint;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.SessionStrategy;

/**
 * Handles {@code GET /session} and {@code POST /session}. Both return the session as browsers see it, or {@code null}
 * (wire.md#sessions).
 */
final class SessionEndpoint implements Endpoint {

    private final SessionStrategies sessions;
    private final EventListeners listeners;

    SessionEndpoint(SessionStrategies sessions, EventListeners listeners) {
        this.sessions = sessions;
        this.listeners = listeners;
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        SessionStrategy here = sessions.of(call.cookieSet().secure());
        SessionReadResult read = (call.isPost()
                        ? here.update(call.cookies(), call.body().members().get("data"))
                        : here.read(call.cookies()))
                .known();
        call.send(read.cookies());
        read.session().ifPresent(session -> listeners.tell(new AuthEvent.SessionRead(session)));
        return AuthResponse.json(200, read.session().map(Session::toJson).orElse("null"));
    }
}
