package dev.latchkey.contract.rest.forgery;

import dev.latchkey.contract.SessionForgeryArguments;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods whose author forgot {@code @Context}, so that their argument is made of the body. */
@Path("forge")
public final class SessionForgeryResource {

    /** Where the methods are that take what proves a session. */
    public static final Set<String> PATHS =
            Set.of("/forge/session", "/forge/optional", "/forge/record", "/forge/perhaps", "/forge/principal");

    /** What no session is in. */
    @POST
    @Path("note")
    public String note(SessionForgeryArguments.Note note) {
        return SessionForgeryArguments.answer(note);
    }

    /** A session. */
    @POST
    @Path("session")
    public String session(@Nullable Session session) {
        return SessionForgeryArguments.answer(session);
    }

    /** Perhaps a session. */
    @POST
    @Path("optional")
    public String optional(Optional<Session> session) {
        return SessionForgeryArguments.answer(session);
    }

    /** A session among other fields. */
    @POST
    @Path("record")
    public String form(SessionForgeryArguments.@Nullable Transfer transfer) {
        return SessionForgeryArguments.answer(transfer);
    }

    /** Perhaps a session among other fields. */
    @POST
    @Path("perhaps")
    public String perhaps(SessionForgeryArguments.@Nullable Perhaps perhaps) {
        return SessionForgeryArguments.answer(perhaps);
    }

    /** A principal. */
    @POST
    @Path("principal")
    public String principal(@Nullable SessionPrincipal principal) {
        return SessionForgeryArguments.answer(principal);
    }
}
