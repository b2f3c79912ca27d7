package dev.latchkey.demo;

import dev.latchkey.model.UserSession;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One of the user's sessions, as the account page shows it.
 *
 * @param facts where and when it began
 */
record SignedInAt(String id, String device, String facts, boolean current) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.systemDefault());

    static SignedInAt of(UserSession session, boolean current, String provider) {
        String address = session.address() == null ? "" : " from " + session.address();
        return new SignedInAt(
                session.id(),
                Device.of(session.userAgent()),
                "Since " + MOMENT.format(session.signedInAt()) + address + ", with " + provider,
                current);
    }
}
