package dev.latchkey.servlet;

import dev.latchkey.AuthExchange;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request whose user is always the user of the session. The session is read when code asks for the user. */
final class SessionRequest extends HttpServletRequestWrapper {

    private static final String SCHEME = "LATCHKEY";

    private final ServletAuth auth;

    SessionRequest(ServletAuth auth, HttpServletRequest request) {
        super(request);
        this.auth = auth;
    }

    private Optional<Session> session() {
        return auth.only(this).flatMap(AuthExchange::session);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        Optional<AdapterExchange> exchange = auth.only(this);
        SessionPrincipal user = exchange.flatMap(AuthExchange::session)
                .map(SessionPrincipal::new)
                .orElse(null);
        if (user != null && exchange.isPresent()) {
            auth.sockets().opening(this, user, exchange.get());
        }
        return user;
    }

    @Override
    public @Nullable String getRemoteUser() {
        return session().map(session -> session.user().id()).orElse(null);
    }

    @Override
    public @Nullable String getAuthType() {
        return session().isPresent() ? SCHEME : null;
    }

    @Override
    public boolean isUserInRole(String role) {
        return session().filter(session -> session.roles().contains(role)).isPresent();
    }

    @Override
    public boolean authenticate(HttpServletResponse answered) throws IOException {
        if (session().isPresent()) {
            return true;
        }
        ResponseWriter.sendInstead(auth.exchange(this).refusal(), answered);
        answered.flushBuffer(); // the refusal is sent before the caller can write
        return false;
    }

    /** Always fails, because a provider must check the password and the origin of the form. */
    @Override
    public void login(String name, String password) throws ServletException {
        throw new ServletException("Nobody is signed in by login(name, password): use ServletAuth.signIn");
    }

    /** Works like {@link ServletAuth#signOut}, but without the redirect. */
    @Override
    public void logout() {
        AdapterExchange exchange = auth.required(this);
        exchange.signOut(null).writeCookies(exchange.headers()::add); // these survive a reset of the response
    }
}
