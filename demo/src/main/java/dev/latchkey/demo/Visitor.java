package dev.latchkey.demo;

import dev.latchkey.model.Session;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The user who is signed in, as pages show them. */
record Visitor(String name, String email, String initial, String until) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).withZone(ZoneId.systemDefault());

    static Visitor of(Session session) {
        String email = session.text("email").orElse("");
        String name =
                session.text("name").filter(given -> !given.isBlank()).orElse(email.isEmpty() ? "Somebody" : email);
        return new Visitor(
                name, email, name.substring(0, name.offsetByCodePoints(0, 1)), DAY.format(session.expires()));
    }
}
