package dev.latchkey.session;

import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data of a session that is about to begin. The data alone signs nobody in.
 *
 * @param provider the id of the provider at which the user signed in
 * @param claims the claims after the {@code jwt} callback
 */
public record NewSession(User user, String provider, Claims claims, SessionFacts facts) {

    public NewSession with(SessionFacts changed) {
        return new NewSession(user, provider, claims, changed);
    }

    /** Returns the data as claims, for sealing. */
    public Claims toClaims() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", user.id());
        members.put("name", user.name());
        members.put("email", user.email());
        members.put("image", user.image());
        members.put("provider", provider);
        members.put("claims", claims.asMap());
        members.put("facts", facts.members().asMap());
        return Claims.of(members);
    }

    /** Reads what {@link #toClaims} returned; empty if a member is missing. */
    public static Optional<NewSession> of(Claims members) {
        Optional<String> id = members.text("id");
        Optional<String> provider = members.text("provider");
        if (id.isEmpty() || provider.isEmpty()) {
            return Optional.empty();
        }
        User user = new User(
                id.get(),
                members.text("name").orElse(null),
                members.text("email").orElse(null),
                members.text("image").orElse(null));
        return Optional.of(new NewSession(
                user, provider.get(), members.object("claims"), SessionFacts.of(members.object("facts"))));
    }
}
