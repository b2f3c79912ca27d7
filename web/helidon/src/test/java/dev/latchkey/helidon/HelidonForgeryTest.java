package dev.latchkey.helidon;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.SessionForgeryArguments;
import dev.latchkey.contract.SessionForgeryTests;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import java.util.Map;
import java.util.Set;

class HelidonForgeryTest extends SessionForgeryTests {

    private static final Map<String, Class<?>> TYPES = Map.of(
            "/forge/session", Session.class,
            "/forge/record", SessionForgeryArguments.Transfer.class,
            "/forge/perhaps", SessionForgeryArguments.Perhaps.class,
            "/forge/principal", SessionPrincipal.class);

    @Override
    protected RunningApplication start(Auth auth) {
        return HelidonServer.start(routing -> {
            routing.addFeature(HelidonAuth.of(auth));
            routing.post(
                    "/forge/note",
                    (req, res) -> res.send(
                            SessionForgeryArguments.answer(req.content().as(SessionForgeryArguments.Note.class))));
            TYPES.forEach((path, type) -> routing.post(
                    path,
                    (req, res) -> res.send(
                            SessionForgeryArguments.answer(req.content().as(type)))));
        });
    }

    @Override
    protected Set<String> paths() {
        return TYPES.keySet();
    }
}
