package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only implementation of {@link Session}. Its constructor needs {@link #PROOF}, which only this class has. A
 * library that calls private constructors therefore cannot create a session from data of a client.
 */
final class VerifiedSession extends Session {

    private static final Object PROOF = new Object();

    private static final DateTimeFormatter ISO_MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    // transient, because a JSON library that reads fields must not read these
    private final transient User user;
    private final transient Instant expires;
    private final transient Claims claims;
    private final transient String rolesMember;
    private final transient @Nullable Claims view;
    private final transient @Nullable String id;
    private final transient List<Factor> factors;
    private final transient @Nullable AccessGrant grant;

    // computed at the first call; if two threads call at once, both compute the same value
    private transient @Nullable Claims defaultView;
    private transient @Nullable String json;

    private VerifiedSession(
            Object proof,
            User user,
            Instant expires,
            Claims claims,
            String rolesMember,
            @Nullable Claims view,
            @Nullable String id,
            List<Factor> factors,
            @Nullable AccessGrant grant) {
        if (proof != PROOF) {
            throw new IllegalArgumentException("Latchkey alone makes sessions");
        }
        this.user = user;
        this.expires = expires;
        this.claims = claims;
        this.rolesMember = rolesMember;
        this.view = view;
        this.id = id;
        this.factors = factors;
        this.grant = grant;
    }

    static Session of(Claims claims, Instant expires) {
        String subject = claims.text("sub").orElse("");
        User user = new User(
                subject,
                claims.text("name").orElse(null),
                claims.text("email").orElse(null),
                claims.text("picture").orElse(null));
        return new VerifiedSession(
                PROOF,
                user,
                requireNonNull(expires, "expires"),
                claims,
                ROLES,
                null,
                null,
                List.of(Factor.UNKNOWN),
                null);
    }

    static Session ofToken(User user, Claims claims, Instant expires, AccessGrant grant) {
        return new VerifiedSession(
                PROOF,
                requireNonNull(user, "user"),
                requireNonNull(expires, "expires"),
                claims,
                ROLES,
                null,
                null,
                List.of(Factor.UNKNOWN),
                requireNonNull(grant, "grant"));
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public Optional<AccessGrant> grant() {
        return Optional.ofNullable(grant);
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    @Override
    public Instant expires() {
        return expires;
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Optional<String> text(String name) {
        return view().text(name).or(() -> claims.text(name));
    }

    @Override
    public Set<String> roles() {
        if (grant != null) {
            return grant.roles();
        }
        Claims holder = view != null && view.has(rolesMember) ? view : claims;
        return holder.has(rolesMember) ? Set.copyOf(holder.texts(rolesMember)) : Set.of();
    }

    @Override
    public Session withRolesFrom(String member) {
        return new VerifiedSession(
                PROOF, user, expires, claims, requireNonNull(member, "member"), view, id, factors, grant);
    }

    @Override
    public List<Factor> factors() {
        return factors;
    }

    @Override
    public Session withFactors(List<Factor> shown) {
        return new VerifiedSession(PROOF, user, expires, claims, rolesMember, view, id, List.copyOf(shown), grant);
    }

    @Override
    public Session withId(@Nullable String name) {
        return new VerifiedSession(PROOF, user, expires, claims, rolesMember, view, name, factors, grant);
    }

    @Override
    public Session with(String member, @Nullable Object value) {
        return new VerifiedSession(
                PROOF, user, expires, claims, rolesMember, view().with(member, value), id, factors, grant);
    }

    @Override
    public Session withUser(String member, @Nullable Object value) {
        return with("user", view().object("user").with(member, value));
    }

    @Override
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

    @Override
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

    @Override
    public Map<String, @Nullable Object> asMap() {
        return view().asMap();
    }

    private Claims makeDefaultView() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        if (grant == null) {
            copy("name", "name", shown);
            copy("email", "email", shown);
            copy("picture", "image", shown);
        } else {
            put("name", user.name(), shown);
            put("email", user.email(), shown);
            put("image", user.image(), shown);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("user", shown);
        members.put("expires", ISO_MILLIS.format(expires));
        return Claims.of(members);
    }

    private static void put(String member, @Nullable String value, Map<String, @Nullable Object> target) {
        if (value != null) {
            target.put(member, value);
        }
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
