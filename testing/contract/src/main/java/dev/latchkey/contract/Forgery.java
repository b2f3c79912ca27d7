package dev.latchkey.contract;

import dev.latchkey.AuthExchange;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What handlers take in {@link ForgeryTests}, and what they answer. */
public final class Forgery {

    /** Before the id of the user whom a handler was handed. */
    static final String USER = "user ";

    private Forgery() {}

    /** A form of an application that has a session among its fields. */
    public record Transfer(
            @Nullable Session session, @Nullable String to) {}

    /** A form that may have one. */
    public record Perhaps(Optional<Session> session) {}

    /** A form that a framework fills in: what shows that it does. */
    public record Note(String text) {}

    /** The answer to a request for which the framework made {@code argument}. */
    public static String answer(@Nullable Object argument) {
        if (argument instanceof Session session) {
            return USER + session.user().id();
        }
        if (argument instanceof SessionPrincipal principal) {
            return USER + principal.getName();
        }
        if (argument instanceof AuthExchange exchange) {
            return answer(exchange.session());
        }
        if (argument instanceof Transfer transfer) {
            return answer(transfer.session());
        }
        if (argument instanceof Perhaps perhaps) {
            return answer(perhaps.session());
        }
        if (argument instanceof Note note) {
            return note.text();
        }
        return argument instanceof Optional<?> perhaps && perhaps.isPresent() ? answer(perhaps.get()) : "nobody";
    }
}
