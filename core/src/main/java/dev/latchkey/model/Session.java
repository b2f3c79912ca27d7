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
 * <p>A session has two faces. {@link #user} and {@link #claims} are for the server and hold everything in the token.
 * {@link #toJson} is for browsers and holds name, e-mail address and picture, and what a {@code session} callback added
 * (wire.md#session-json).
 */
public abstract sealed class Session permits VerifiedSession {

    /** The member that roles are read from unless configuration names another. */
    public static final String ROLES = "roles";

    Session() {}

    /**
     * Returns the session for verified claims: {@code sub}, {@code name}, {@code email} and {@code picture} make the
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
     * The id of this session among those of its user, as in {@link ListedSession#id}. It is not the token and is useless
     * as one. Empty if the session is sealed and cannot be ended before its time.
     */
    public abstract Optional<String> id();

    /** When the session ends unless it is renewed. */
    public abstract Instant expires();

    /**
     * All claims of the verified token, with {@code sub}, {@code iat}, {@code exp} and {@code jti}. Not for browsers.
     */
    public abstract Claims claims();

    /** Returns a text of {@link #view}, or of {@link #claims} if the view has no member of this name. */
    public abstract Optional<String> text(String name);

    /**
     * The roles of the user, from a callback of the application or from a provider's
     * {@link dev.latchkey.provider.RoleMapping}: the texts of the member {@code roles}, or of the member that
     * configuration names, in {@link #view}, or in {@link #claims} if browsers do not see it.
     */
    public abstract Set<String> roles();

    /** Returns this session with the roles read from another member. */
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

    /** Returns this session with one more member, which browsers see too. */
    public abstract Session with(String member, @Nullable Object value);

    /** Returns this session with one more member of {@code user}, which browsers see as {@code session.user.role}. */
    public abstract Session withUser(String member, @Nullable Object value);

    /** What browsers see: {@code {"user":{"name"?,"email"?,"image"?,…},"expires":"<ISO date>",…}}. */
    public abstract Claims view();

    /** {@link #view} as JSON; {@code <}, {@code >} and {@code &} are escaped, so it is safe inside a page too. */
    public abstract String toJson();

    /** What a JSON library makes of a session: what browsers see, and nothing else. */
    @JsonValue
    public abstract Map<String, @Nullable Object> asMap();
}
