package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is signed in. Holding one proves that its token was verified: applications are handed sessions and do not
 * make them.
 *
 * <p>A session has two faces. {@link #user} and {@link #claims} are for the server and hold all that the token holds.
 * {@link #toJson} is for browsers and holds name, e-mail address and picture, and what a {@code session} callback added
 * (contract §4.1).
 */
public final class Session {

    /** The member that roles are read from unless configuration names another. */
    public static final String ROLES = "roles";

    private static final DateTimeFormatter ISO_MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    // transient: what a JSON library reads from fields must not have them
    private final transient User user;
    private final transient Instant expires;
    private final transient Claims claims;
    private final transient String rolesMember;
    private final transient @Nullable Claims view;
    private final transient @Nullable String id;

    // made when they are first asked for; by two threads at once, twice the same
    private transient @Nullable Claims defaultView;
    private transient @Nullable String json;

    private Session(
            User user, Instant expires, Claims claims, String rolesMember, @Nullable Claims view, @Nullable String id) {
        this.user = user;
        this.expires = expires;
        this.claims = claims;
        this.rolesMember = rolesMember;
        this.view = view;
        this.id = id;
    }

    /**
     * The session that verified claims stand for: {@code sub}, {@code name}, {@code email} and {@code picture} make the
     * user. For Latchkey itself and for tests.
     *
     * @throws IllegalArgumentException if there is no {@code sub}
     */
    public static Session of(Claims claims, Instant expires) {
        String subject = claims.text("sub").orElse("");
        User user = new User(
                subject,
                claims.text("name").orElse(null),
                claims.text("email").orElse(null),
                claims.text("picture").orElse(null));
        return new Session(user, requireNonNull(expires, "expires"), claims, ROLES, null, null);
    }

    public User user() {
        return user;
    }

    /**
     * Which of the user's sessions it is, as {@link UserSession#id} has it: not the token, and no use as one. Empty if
     * it is sealed and cannot be ended before its time.
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** When it ends unless it is renewed. */
    public Instant expires() {
        return expires;
    }

    /**
     * All that the verified token holds, {@code sub}, {@code iat}, {@code exp} and {@code jti} among it. Not for
     * browsers.
     */
    public Claims claims() {
        return claims;
    }

    /** A member of {@link #toJson}'s object, or of the token where that has none of the name. */
    public Optional<String> text(String name) {
        return view().text(name).or(() -> claims.text(name));
    }

    /**
     * What the user may be, as the application's own callbacks or a provider's
     * {@link dev.latchkey.provider.RoleMapping} said: the texts of the member {@code roles}, or the one that
     * configuration names, of {@link #view}, or of {@link #claims} where browsers do not see it.
     */
    public Set<String> roles() {
        Claims holder = view != null && view.has(rolesMember) ? view : claims;
        return holder.has(rolesMember) ? Set.copyOf(holder.texts(rolesMember)) : Set.of();
    }

    /** This session with the roles read from another member. */
    public Session withRolesFrom(String member) {
        return new Session(user, expires, claims, requireNonNull(member, "member"), view, id);
    }

    /** This session with another {@link #id}; for Latchkey itself and for tests. */
    public Session withId(@Nullable String name) {
        return new Session(user, expires, claims, rolesMember, view, name);
    }

    /** This session with a member that browsers see too. */
    public Session with(String member, @Nullable Object value) {
        return new Session(user, expires, claims, rolesMember, view().with(member, value), id);
    }

    /** This session with a member of {@code user} that browsers see too, as in {@code session.user.role}. */
    public Session withUser(String member, @Nullable Object value) {
        return with("user", view().object("user").with(member, value));
    }

    /** What browsers see: {@code {"user":{"name"?,"email"?,"image"?,…},"expires":"<ISO date>",…}}. */
    public Claims view() {
        if (view != null) {
            return view;
        }
        Claims made = defaultView;
        if (made == null) {
            made = makeDefaultView();
            defaultView = made;
        }
        return made;
    }

    /** {@link #view} as JSON; {@code <}, {@code >} and {@code &} are escaped, so it is safe inside a page too. */
    public String toJson() {
        String made = json;
        if (made == null) {
            made = escaped(view().toJson());
            json = made;
        }
        return made;
    }

    private static String escaped(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '<' -> safe.append("\\u003c");
                case '>' -> safe.append("\\u003e");
                case '&' -> safe.append("\\u0026");
                case '\u2028' -> safe.append("\\u2028");
                case '\u2029' -> safe.append("\\u2029");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** What a JSON library makes of a session: what browsers see, and nothing else. */
    @JsonValue
    public Map<String, @Nullable Object> asMap() {
        return view().asMap();
    }

    private Claims makeDefaultView() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        copy("name", "name", shown);
        copy("email", "email", shown);
        copy("picture", "image", shown);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("user", shown);
        members.put("expires", ISO_MILLIS.format(expires));
        return Claims.of(members);
    }

    private void copy(String claim, String member, Map<String, @Nullable Object> target) {
        if (claims.has(claim)) {
            target.put(member, claims.get(claim));
        }
    }

    @Override
    public String toString() {
        return "Session[" + user.id() + "]";
    }
}
