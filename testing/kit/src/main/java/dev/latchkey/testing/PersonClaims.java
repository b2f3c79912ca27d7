package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the claims about a person, which a client gets. */
final class PersonClaims {

    private static final int CHANGED_NUMBER = 900_000;
    private static final int HUGE = 60 * 1024;

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;
    private final PersonDirectory directory;

    PersonClaims(ProviderSettings settings, CurrentMisbehaviour behaviour, PersonDirectory directory) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.directory = directory;
    }

    /** Returns the claims that the scope of a grant covers (OpenID Connect Core section 5.4). */
    Map<String, Object> of(Grant grant) {
        Person person = grant.person();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject(person));
        if (grant.covers("profile")) {
            claims.put("name", name(person));
            claims.put("preferred_username", person.username());
            String picture = picture(person);
            if (picture != null) {
                claims.put("picture", picture);
            }
        }
        if (grant.covers("email")) {
            claims.put("email", person.email());
            claims.put("email_verified", emailVerified(person));
        }
        if (grant.covers("phone")) {
            claims.put("phone_number", "+46 70 174 06 " + (10 + directory.number(person) % 90));
        }
        if (grant.covers("address")) {
            claims.put("address", Map.of("locality", "Uppsala", "country", "Sweden"));
        }
        return claims;
    }

    /**
     * Returns the person as a user resource like GitHub's, with a numeric id, and with the e-mail address only if it is
     * public.
     */
    Map<String, @Nullable Object> resource(Person person) {
        Map<String, @Nullable Object> user = new LinkedHashMap<>();
        user.put("login", person.username());
        user.put("id", number(person));
        user.put("avatar_url", picture(person));
        user.put("type", "User");
        user.put("name", name(person));
        user.put("email", settings.emailsPrivate() ? null : person.email());
        return user;
    }

    boolean emailVerified(Person person) {
        return person.emailVerified() && !behaviour.is(Misbehaviour.UNVERIFIED_EMAIL);
    }

    private String subject(Person person) {
        return behaviour.is(Misbehaviour.CHANGED_SUBJECT) ? "changed-" + person.subject() : person.subject();
    }

    private int number(Person person) {
        int number = directory.number(person);
        return behaviour.is(Misbehaviour.CHANGED_SUBJECT) ? number + CHANGED_NUMBER : number;
    }

    private String name(Person person) {
        return behaviour.is(Misbehaviour.CONTROL_CHARACTERS) ? person.name() + "\u0000\u0007\u009b" : person.name();
    }

    private @Nullable String picture(Person person) {
        if (behaviour.is(Misbehaviour.HUGE_PICTURE)) {
            return "data:image/png;base64," + "A".repeat(HUGE);
        }
        String picture = person.picture();
        return picture != null && picture.startsWith("/") ? settings.url(picture) : picture;
    }
}
