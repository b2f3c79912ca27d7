package dev.latchkey.demo;

import dev.latchkey.model.ListedSession;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One of the user's sessions, as the account page shows it.
 *
 * @param origin which provider and which address it began with
 */
record SignedInAt(String id, String device, String origin, String since, boolean current) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.systemDefault());

    static SignedInAt of(ListedSession session, boolean current, String provider) {
        return new SignedInAt(
                session.id(),
                Device.of(session.userAgent()),
                session.address() == null ? provider : provider + ", from " + session.address(),
                MOMENT.format(session.signedInAt()),
                current);
    }
}
