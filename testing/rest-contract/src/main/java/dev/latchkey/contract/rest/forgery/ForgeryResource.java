package dev.latchkey.contract.rest.forgery;

import dev.latchkey.contract.ForgeryFixture;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A resource whose author forgot {@code @Context}, so that the arguments are made of the body. */
@Path("forge")
public final class ForgeryResource {

    /** Where the methods are that take what proves a session. */
    public static final Set<String> PATHS =
            Set.of("/forge/session", "/forge/optional", "/forge/record", "/forge/perhaps", "/forge/principal");

    /** What no session is in. */
    @POST
    @Path("note")
    public String note(ForgeryFixture.Note note) {
        return ForgeryFixture.answer(note);
    }

    /** A session. */
    @POST
    @Path("session")
    public String session(@Nullable Session session) {
        return ForgeryFixture.answer(session);
    }

    /** Perhaps a session. */
    @POST
    @Path("optional")
    public String optional(Optional<Session> session) {
        return ForgeryFixture.answer(session);
    }

    /** A session among other fields. */
    @POST
    @Path("record")
    public String form(ForgeryFixture.@Nullable Transfer transfer) {
        return ForgeryFixture.answer(transfer);
    }

    /** Perhaps a session among other fields. */
    @POST
    @Path("perhaps")
    public String perhaps(ForgeryFixture.@Nullable Perhaps perhaps) {
        return ForgeryFixture.answer(perhaps);
    }

    /** A principal. */
    @POST
    @Path("principal")
    public String principal(@Nullable SessionPrincipal principal) {
        return ForgeryFixture.answer(principal);
    }
}
