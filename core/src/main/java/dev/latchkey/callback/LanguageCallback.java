package dev.latchkey.callback;

import dev.latchkey.http.AuthRequest;
import java.util.Locale;
import java.util.Optional;

/** Decides in which language the built-in pages and mails speak to the user who sends a request. */
@FunctionalInterface
public interface LanguageCallback {

    /**
     * Returns the language that the application knows this user to read; empty: what the browser asks for decides.
     * Latchkey uses the nearest language that it has. A link with {@code ui_locales} wins over the callback. On an
     * event loop, the callback runs on a worker thread, but not for the answer to an exception that a handler on the
     * loop has thrown.
     *
     * @param request the request to a page, or the one that causes a mail; its cookies may hold the application's own
     *     choice of a language
     * @throws Exception if the callback fails; what the browser asks for then decides
     */
    Optional<Locale> language(AuthRequest request) throws Exception;
}
