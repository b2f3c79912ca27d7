package dev.latchkey.contract;

import dev.latchkey.AuthExchange;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The handler arguments of {@link SessionForgeryTests}, and the answers to them. */
public final class SessionForgeryArguments {

    /** Before the id of the user whom a handler was handed. */
    static final String USER = "user ";

    private SessionForgeryArguments() {}

    /** A form of an application with a session among its fields. */
    public record Transfer(
            @Nullable Session session, @Nullable String to) {}

    /** A form with an optional session among its fields. */
    public record Perhaps(Optional<Session> session) {}

    /** A form without a session, which shows that the framework fills forms in. */
    public record Note(String text) {}

    /** Returns the answer of a handler that got {@code argument} from the framework. */
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
