package dev.latchkey.servlet;

import dev.latchkey.model.Session;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A handler that is given the session.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} where nobody need be signed in
 */
@FunctionalInterface
public interface SessionHandler<S> {

    /** Handles one request. */
    void handle(HttpServletRequest request, HttpServletResponse response, S session)
            throws ServletException, IOException;
}
