package dev.latchkey.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session of a signed-in user. A session proves that Latchkey verified the request's token. Only Latchkey can
 * create sessions. A data binder, mapper or deserializer cannot.
 *
 * <p>A session has two views. {@link #user} and {@link #claims} are for the server and contain everything in the token.
 * {@link #toJson} is for browsers. It contains name, e-mail address and picture, and the data that a {@code session}
 * callback has added (wire.md#session-json).
 */
public abstract sealed class Session permits VerifiedSession {

    /** The member from which roles are read unless the configuration names another member. */
    public static final String ROLES = "roles";

    Session() {}

    /**
     * Returns the session for verified claims. The user comes from {@code sub}, {@code name}, {@code email} and
     * {@code picture}. Latchkey calls this method after it has opened a token. Tests use {@code SignedIn} of the
     * testing kit instead.
     *
     * @throws IllegalArgumentException if there is no {@code sub}
     */
    public static Session verified(Claims claims, Instant expires) {
        return VerifiedSession.of(claims, expires);
    }

    /**
     * Returns the session of a request that came with a verified access token. Latchkey calls this method after it has
     * verified the token. Tests use {@code SignedIn} of the testing kit instead.
     *
     * @param user the person, or the program if it acts for itself
     * @param claims the claims of the token
     */
    public static Session granted(User user, Claims claims, Instant expires, AccessGrant grant) {
        return VerifiedSession.ofToken(user, claims, expires, grant);
    }

    /**
     * Returns the signed-in user. If a program acts for itself, there is no person, and the id is that of the program
     * with {@code client:} in front.
     */
    public abstract User user();

    /**
     * Returns what the access token of the request grants. Empty for a user who has signed in here, in a browser or
     * elsewhere.
     */
    public abstract Optional<AccessGrant> grant();

    /**
     * Returns the id of this session among those of its user, as in {@link ListedSession#id}. The id is not the token
     * and cannot be used as a token. Empty if the session is sealed and not revocable.
     */
    public abstract Optional<String> id();

    /** Returns when the session ends unless it is renewed. */
    public abstract Instant expires();

    /**
     * Returns all claims of the verified token, with {@code sub}, {@code iat}, {@code exp} and {@code jti}. Do not send
     * these claims to browsers.
     */
    public abstract Claims claims();

    /** Returns a text member of {@link #view}, or of {@link #claims} if the view has no member of this name. */
    public abstract Optional<String> text(String name);

    /**
     * Returns the roles of the user, which a callback of the application or a provider's
     * {@link dev.latchkey.provider.RoleMapping} set. The roles are the texts of the member {@code roles}, or of the
     * member that configuration names, in {@link #view}, or in {@link #claims} if browsers do not see that member. With
     * an access token, they are those of the {@link #grant}.
     */
    public abstract Set<String> roles();

    /** Returns a copy of this session whose roles are read from another member. */
    public abstract Session withRolesFrom(String member);

    /**
     * Returns the factors that the user has shown to prove their identity, with their times. If an older version or
     * Auth.js created the session, the only factor is {@link Factor#UNKNOWN}. Browsers do not see factors.
     */
    public abstract List<Factor> factors();

    /**
     * Returns a copy of this session with other {@link #factors}, for Latchkey itself and for tests. A callback cannot
     * change factors with this method.
     */
    public abstract Session withFactors(List<Factor> shown);

    /** Returns a copy of this session with another {@link #id}, for Latchkey itself and for tests. */
    public abstract Session withId(@Nullable String name);

    /** Returns a copy of this session with one more member, which browsers see too. */
    public abstract Session with(String member, @Nullable Object value);

    /**
     * Returns a copy of this session with one more member of {@code user}. Browsers see the member {@code role}, for
     * example, as {@code session.user.role}.
     */
    public abstract Session withUser(String member, @Nullable Object value);

    /**
     * Returns the data that browsers see, of the form {@code {"user":{"name"?,"email"?,"image"?,…},"expires":"<ISO
     * date>",…}}.
     */
    public abstract Claims view();

    /**
     * Returns {@link #view} as JSON. {@code <}, {@code >} and {@code &} are escaped, so the text is safe inside a page
     * too.
     */
    public abstract String toJson();

    /** Returns the data that a JSON library writes for a session, which is only the data that browsers see. */
    @JsonValue
    public abstract Map<String, @Nullable Object> asMap();
}
