package dev.latchkey.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.guard.GuardLogic;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in a servlet container: a filter that serves the endpoints, runs the guard on every dispatch
 * (request, forward, include, error and async) and opens the {@link dev.latchkey.SessionScope}. It translates and decides
 * nothing.
 */
public final class ServletAuth implements Filter {

    private static final String EXCHANGE = AuthExchange.class.getName();

    private final Auth auth;

    private ServletAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
    }

    /** Makes the filter; {@link #register} it, or map it to {@code /*} for every dispatcher type, ahead of all others. */
    public static ServletAuth of(Auth auth) {
        return new ServletAuth(auth);
    }

    /** Puts the filter in front of everything in {@code context}. */
    public void register(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter("latchkey", this);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    /** Who is signed in. */
    public Optional<Session> session(ServletRequest request) {
        return exchange(request).session();
    }

    /** The exchange of a request, for what is not here. */
    public AuthExchange exchange(ServletRequest request) {
        return request.getAttribute(EXCHANGE) instanceof AuthExchange known
                ? known
                : auth.exchange(new ServletAuthRequest((HttpServletRequest) request), (name, value) -> {});
    }

    /** A servlet that is given the session, if there is one. */
    public HttpServlet wrap(SessionHandler<Optional<Session>> handler) {
        return new SessionServlet((request, response) -> handler.handle(request, response, session(request)));
    }

    /** A servlet for whoever is signed in; others get {@code 401}, or the sign-in page. */
    public HttpServlet require(SessionHandler<Session> handler) {
        return new SessionServlet((request, response) -> {
            AuthExchange exchange = exchange(request);
            Optional<AuthResponse> refusal = exchange.require();
            if (refusal.isPresent()) {
                send(refusal.get(), response);
            } else {
                handler.handle(request, response, exchange.session().orElseThrow());
            }
        });
    }

    /** A filter with logic of one's own. */
    public Filter guard(GuardLogic logic) {
        return (request, response, chain) -> {
            Optional<AuthResponse> answer = exchange(request).guard(logic);
            if (answer.isPresent()) {
                send(answer.get(), (HttpServletResponse) response);
            } else {
                chain.doFilter(request, response);
            }
        };
    }

    /**
     * Signs in from a form of the application's own; see {@link AuthExchange#signIn}.
     *
     * @throws AuthException if the credentials are refused or anything else goes wrong
     */
    public void signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            String provider,
            @Nullable String redirectTo,
            Map<String, String> fields)
            throws IOException {
        send(exchange(request).signIn(provider, redirectTo, fields), response);
    }

    /** Signs out from a form of the application's own; see {@link AuthExchange#signOut}. */
    public void signOut(HttpServletRequest request, HttpServletResponse response, @Nullable String redirectTo)
            throws IOException {
        send(exchange(request).signOut(redirectTo), response);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        AuthExchange exchange =
                auth.exchange(new ServletAuthRequest((HttpServletRequest) request), http::addHeader);
        Optional<AuthResponse> answer = exchange.answer();
        if (answer.isPresent()) {
            send(answer.get(), http);
            return;
        }
        Object outer = request.getAttribute(EXCHANGE);
        request.setAttribute(EXCHANGE, exchange);
        try {
            exchange.within(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            if (!isUnmetRequirement(e) || response.isCommitted()) {
                throw e;
            }
            response.resetBuffer();
            send(exchange.refusal(), http);
        } catch (Exception e) {
            throw new ServletException(e); // a filter chain throws no other
        } finally {
            request.setAttribute(EXCHANGE, request.isAsyncStarted() ? exchange : outer);
        }
    }

    /** Writes an answer as it is. */
    public static void send(AuthResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        byte[] body = answer.body().getBytes(UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Whether {@code SessionScope.require()} found nobody, possibly wrapped by a framework on the way here. */
    private static boolean isUnmetRequirement(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthException failure) {
                return failure.code() == ErrorCode.SESSION_REQUIRED;
            }
        }
        return false;
    }
}
