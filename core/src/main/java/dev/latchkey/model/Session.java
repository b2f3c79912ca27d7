package dev.latchkey.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session of a signed-in user. It proves that Latchkey verified the request's token: an adapter hands sessions to
 * the application, and no data binder, mapper or deserializer can make one.
 *
 * <p>A session has two faces. {@link #user} and {@link #claims} are for the server and hold all that the token holds.
 * {@link #toJson} is for browsers and holds name, e-mail address and picture, and what a {@code session} callback added
 * (wire.md#session-json).
 */
public abstract sealed class Session permits VerifiedSession {

    /** The member that roles are read from unless configuration names another. */
    public static final String ROLES = "roles";

    Session() {}

    /**
     * The session that verified claims stand for: {@code sub}, {@code name}, {@code email} and {@code picture} make the
     * user. Latchkey calls it after it opened a token; the testing kit's {@code SignedIn} makes sessions for tests.
     *
     * @throws IllegalArgumentException if there is no {@code sub}
     */
    public static Session verified(Claims claims, Instant expires) {
        return VerifiedSession.of(claims, expires);
    }

    /** The user. */
    public abstract User user();

    /**
     * Which of the user's sessions it is, as {@link UserSession#id} has it: not the token, and no use as one. Empty if
     * it is sealed and cannot be ended before its time.
     */
    public abstract Optional<String> id();

    /** When it ends unless it is renewed. */
    public abstract Instant expires();

    /**
     * All that the verified token holds, {@code sub}, {@code iat}, {@code exp} and {@code jti} among it. Not for
     * browsers.
     */
    public abstract Claims claims();

    /** A member of {@link #toJson}'s object, or of the token where that has none of the name. */
    public abstract Optional<String> text(String name);

    /**
     * What the user may be, as the application's own callbacks or a provider's
     * {@link dev.latchkey.provider.RoleMapping} said: the texts of the member {@code roles}, or the one that
     * configuration names, of {@link #view}, or of {@link #claims} where browsers do not see it.
     */
    public abstract Set<String> roles();

    /** This session with the roles read from another member. */
    public abstract Session withRolesFrom(String member);

    /**
     * What the user has shown to prove who they are, with the time of each. Of a session from before factors were kept,
     * or one that Auth.js made, it is {@link Factor#UNKNOWN} alone. Browsers do not see it.
     */
    public abstract List<Factor> factors();

    /** This session with other {@link #factors}; for Latchkey itself and for tests. A callback changes none by it. */
    public abstract Session withFactors(List<Factor> shown);

    /** This session with another {@link #id}; for Latchkey itself and for tests. */
    public abstract Session withId(@Nullable String name);

    /** This session with a member that browsers see too. */
    public abstract Session with(String member, @Nullable Object value);

    /** This session with a member of {@code user} that browsers see too, as in {@code session.user.role}. */
    public abstract Session withUser(String member, @Nullable Object value);

    /** What browsers see: {@code {"user":{"name"?,"email"?,"image"?,…},"expires":"<ISO date>",…}}. */
    public abstract Claims view();

    /** {@link #view} as JSON; {@code <}, {@code >} and {@code &} are escaped, so it is safe inside a page too. */
    public abstract String toJson();

    /** What a JSON library makes of a session: what browsers see, and nothing else. */
    @JsonValue
    public abstract Map<String, @Nullable Object> asMap();
}
