package dev.latchkey.vertx;

import dev.latchkey.model.Session;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authorization.Authorization;
import io.vertx.ext.auth.authorization.Authorizations;
import io.vertx.ext.auth.authorization.RoleBasedAuthorization;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in user for Vert.x. This class is not one of Vert.x's own user classes, so that no Vert.x session can
 * store the user and restore it after the user has signed out.
 */
record SessionUser(JsonObject principal, JsonObject attributes, Authorizations authorizations) implements User {

    static SessionUser of(Session session) {
        Map<String, @Nullable Object> members = new HashMap<String, @Nullable Object>(
                session.view().object("user").asMap());
        JsonObject principal = new JsonObject(members).put("sub", session.user().id());
        User made = User.create(principal);
        Set<Authorization> roles =
                session.roles().stream().map(RoleBasedAuthorization::create).collect(Collectors.toSet());
        made.authorizations().put("latchkey", roles);
        return new SessionUser(made.principal(), made.attributes(), made.authorizations());
    }

    @Override
    public User merge(User other) {
        throw new UnsupportedOperationException("Who is signed in is for the session to say");
    }

    @Override
    public String toString() {
        return "SessionUser[" + subject() + "]"; // names and addresses stay out of logs
    }
}
