package dev.latchkey.exchange;

import dev.latchkey.guard.GuardCallback;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.http.ResponseHeaders;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.wire.SetCookie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the state of one request and its response. If the application dispatches the request internally, the state
 * stays the same.
 */
final class ExchangeState {

    final AtomicReference<@Nullable SessionReadResult> read = new AtomicReference<>();
    final AtomicReference<Collection<SetCookie>> unsent = new AtomicReference<>(List.of());
    final AtomicReference<@Nullable String> csrf = new AtomicReference<>();
    final ResponseCookies sent = new ResponseCookies();
    final IdentityReading identity = new IdentityReading();

    /** Whether any code has asked who is signed in. */
    volatile boolean asked;

    /** The callbacks that have let the request pass. */
    volatile List<GuardCallback> passed = List.of();

    /** The guards of the application that were asked, whether or not they cover the path. */
    volatile List<AskedGuard> guards = List.of();

    /** The cookies of a sign-out that the application has asked for. */
    private volatile List<Header> ending = List.of();

    /** Whether a page of another origin opens a WebSocket, so that the cookies do not count. */
    volatile boolean isForeign;

    private final AtomicBoolean personal = new AtomicBoolean();
    private final ResponseHeaders headers;

    /** The moment at which the request came in, for sign-outs that happen while it is served. */
    final long moment;

    ExchangeState(ResponseHeaders headers, long moment) {
        this.headers = headers;
        this.moment = moment;
    }

    void send(Collection<SetCookie> cookies) {
        if (cookies.isEmpty()) {
            return;
        }
        sent.add(cookies);
        add(cookies.stream()
                .map(cookie -> new Header("Set-Cookie", cookie.line()))
                .toList());
    }

    private void add(List<Header> cookies) {
        tell(cookies);
        headers.add("Cache-Control", "private, no-store"); // a shared cache must not send the cookie to other users
    }

    /** Remembers the cookies that end the session, in case the application does not send {@code answer}. */
    void signedOut(AuthResponse answer) {
        List<Header> cookies = new ArrayList<>();
        answer.writeCookies((name, value) -> cookies.add(new Header(name, value)));
        ending = List.copyOf(cookies);
    }

    /** Adds the cookies of a sign-out to the response, because the answer to the sign-out is not sent. */
    void addSignOutCookies() {
        List<Header> cookies = ending;
        ending = List.of();
        if (!cookies.isEmpty()) {
            add(cookies);
        }
    }

    /** Remembers a callback that has let the request pass, so that it can be asked again. */
    void passed(GuardCallback logic) {
        passed = with(logic, passed);
    }

    /** Remembers a guard, so that it can be asked again if the application serves the request as another. */
    void asks(AskedGuard guard) {
        guards = with(guard, guards);
    }

    private static <T> List<T> with(T one, List<T> before) {
        if (before.isEmpty()) {
            return List.of(one); // as in nearly every request
        }
        if (before.contains(one)) {
            return before;
        }
        List<T> all = new ArrayList<>(before);
        all.add(one);
        return List.copyOf(all);
    }

    /** Adds headers that are for the program that sent the request. */
    void tell(List<Header> lines) {
        lines.forEach(line -> headers.add(line.name(), line.value()));
    }

    /** Marks the response as meant for this user only, unless the application sets other headers. */
    void personal() {
        if (personal.compareAndSet(false, true)) {
            headers.suggest("Cache-Control", "private, no-cache");
            headers.add("Vary", identity.known() == null ? "Cookie" : "Authorization");
        }
    }
}
