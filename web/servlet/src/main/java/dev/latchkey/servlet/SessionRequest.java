package dev.latchkey.servlet;

import dev.latchkey.AuthExchange;
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

/** A request whose user is the session's, and nobody else's. The session is read when somebody asks. */
final class SessionRequest extends HttpServletRequestWrapper {

    private static final String SCHEME = "LATCHKEY";

    private final ServletAuth auth;
    private final HttpServletResponse response;

    SessionRequest(ServletAuth auth, HttpServletRequest request, HttpServletResponse response) {
        super(request);
        this.auth = auth;
        this.response = response;
    }

    private Optional<Session> session() {
        return auth.only(this).flatMap(AuthExchange::session);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return session().map(SessionPrincipal::new).orElse(null);
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
        answered.flushBuffer(); // whatever the caller writes now, the refusal is out
        return false;
    }

    /** Always: a password is checked by a provider, which also looks where the form comes from. */
    @Override
    public void login(String name, String password) throws ServletException {
        throw new ServletException("Nobody is signed in by login(name, password): use ServletAuth.signIn");
    }

    /** As {@link ServletAuth#signOut}, without the redirect. */
    @Override
    public void logout() {
        auth.exchange(this).signOut(null).writeCookies(response::addHeader);
    }
}
