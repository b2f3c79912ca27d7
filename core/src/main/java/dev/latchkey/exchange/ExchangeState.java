package dev.latchkey.exchange;

import dev.latchkey.http.ResponseHeaders;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.wire.SetCookie;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is known of one request, and what its response has so far, however often the request is handed on. */
final class ExchangeState {

    final AtomicReference<@Nullable SessionReadResult> read = new AtomicReference<>();
    final AtomicReference<Collection<SetCookie>> unsent = new AtomicReference<>(List.of());
    final AtomicReference<@Nullable String> csrf = new AtomicReference<>();
    final ResponseCookies sent = new ResponseCookies();

    /** Whether somebody wanted to know who is signed in. */
    volatile boolean asked;

    private final AtomicBoolean personal = new AtomicBoolean();
    private final ResponseHeaders headers;

    ExchangeState(ResponseHeaders headers) {
        this.headers = headers;
    }

    void send(Collection<SetCookie> cookies) {
        if (cookies.isEmpty()) {
            return;
        }
        sent.add(cookies);
        cookies.forEach(cookie -> headers.add("Set-Cookie", cookie.line()));
        headers.add("Cache-Control", "private, no-store"); // a shared cache must not hand the cookie to others
    }

    /** What is answered may be for this person alone, unless the application says otherwise. */
    void personal() {
        if (personal.compareAndSet(false, true)) {
            headers.suggest("Cache-Control", "private, no-cache");
            headers.add("Vary", "Cookie");
        }
    }
}
