package dev.latchkey.servlet;

import dev.latchkey.model.Session;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Handles a request and gets the session of the request.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} if the handler also serves users who are not signed in
 */
@FunctionalInterface
public interface SessionAwareHandler<S> {

    /** Handles one request. */
    void handle(HttpServletRequest request, HttpServletResponse response, S session)
            throws ServletException, IOException;
}
