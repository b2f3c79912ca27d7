package dev.latchkey.contract.rest.forgery;

import dev.latchkey.contract.SessionForgeryArguments;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A resource whose author forgot {@code @Context}, so that the framework reads the arguments from the body. */
@Path("forge")
public final class SessionForgeryResource {

    /** The paths of the methods that take a session, or an object that contains a session. */
    public static final Set<String> PATHS =
            Set.of("/forge/session", "/forge/optional", "/forge/record", "/forge/perhaps", "/forge/principal");

    /** Takes an object without a session. */
    @POST
    @Path("note")
    public String note(SessionForgeryArguments.Note note) {
        return SessionForgeryArguments.answer(note);
    }

    /** Takes a session. */
    @POST
    @Path("session")
    public String session(@Nullable Session session) {
        return SessionForgeryArguments.answer(session);
    }

    /** Takes an optional session. */
    @POST
    @Path("optional")
    public String optional(Optional<Session> session) {
        return SessionForgeryArguments.answer(session);
    }

    /** Takes an object with a session among its fields. */
    @POST
    @Path("record")
    public String form(SessionForgeryArguments.@Nullable Transfer transfer) {
        return SessionForgeryArguments.answer(transfer);
    }

    /** Takes an object with an optional session among its fields. */
    @POST
    @Path("perhaps")
    public String perhaps(SessionForgeryArguments.@Nullable Perhaps perhaps) {
        return SessionForgeryArguments.answer(perhaps);
    }

    /** Takes a principal. */
    @POST
    @Path("principal")
    public String principal(@Nullable SessionPrincipal principal) {
        return SessionForgeryArguments.answer(principal);
    }
}
