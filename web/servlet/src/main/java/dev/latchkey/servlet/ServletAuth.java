package dev.latchkey.servlet;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in a servlet container: a filter that serves the endpoints, runs the guard on every dispatch
 * (request, forward, include, error and async) and opens the {@link dev.latchkey.SessionScope}. It translates and
 * decides nothing. An include of a guarded path adds nothing to the page. The request's user and roles are the
 * session's: {@code getUserPrincipal} is a {@link dev.latchkey.model.SessionPrincipal}.
 */
public final class ServletAuth implements Filter {

    private static final String NAME = "latchkey";

    private final Auth auth;
    private final String attribute;
    private volatile Runnable sockets = () -> {};

    private ServletAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
        this.attribute = auth.attributeName();
    }

    /**
     * Makes the filter; {@link #register} it, or map it to {@code /*} for every dispatcher type, ahead of all others.
     */
    public static ServletAuth of(Auth auth) {
        return new ServletAuth(auth);
    }

    /**
     * Puts the filter in front of everything in {@code context}.
     *
     * @throws IllegalStateException if there is a filter named {@code latchkey} already
     */
    public void register(ServletContext context) {
        FilterRegistration.@Nullable Dynamic registration = context.addFilter(NAME, this);
        if (registration == null) {
            throw new IllegalStateException("There is a filter named \"latchkey\" already: map this one yourself");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        // a container without a default servlet runs no filter where no servlet is mapped
        ServletRegistration.@Nullable Dynamic endpoints = context.addServlet(
                NAME, new SessionServlet((request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)));
        if (endpoints != null) {
            endpoints.setAsyncSupported(true);
            endpoints.addMapping(auth.basePath(context.getContextPath()) + "/*");
        }
    }

    /** Lets go of what {@link Auth} holds: the container stops the application. */
    @Override
    public void destroy() {
        auth.close();
    }

    /** Who is signed in. */
    public Optional<Session> session(ServletRequest request) {
        return exchange(request).session();
    }

    /**
     * The exchange of a request, for what is not here.
     *
     * @throws IllegalStateException if the filter is not in front of the request
     */
    public AuthExchange exchange(ServletRequest request) {
        AuthExchange known = known(request);
        if (known == null) {
            throw new IllegalStateException(
                    "ServletAuth is not in front of this request, so nothing is guarded: call register(servletContext)");
        }
        return known;
    }

    /** A servlet that is given the session, if there is one. */
    public HttpServlet wrap(SessionHandler<Optional<Session>> handler) {
        return new SessionServlet((request, response) -> handler.handle(request, response, session(request)));
    }

    /** A servlet for people who are signed in; others get {@code 401}, or the sign-in page. */
    public HttpServlet require(SessionHandler<Session> handler) {
        return new SessionServlet((request, response) -> {
            AuthExchange exchange = exchange(request);
            Optional<AuthResponse> refusal = exchange.require();
            if (refusal.isPresent()) {
                answer(refusal.get(), request, response);
            } else {
                handler.handle(request, response, exchange.session().orElseThrow());
            }
        });
    }

    /**
     * A filter with the application's own logic for the paths that {@code pattern} covers, however they are spelled.
     * Register it behind this one, for every dispatcher type: {@code addMappingForUrlPatterns(…, true, "/*")}.
     *
     * @param pattern in the syntax of {@link Matcher#path}
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public Filter guard(String pattern, GuardCallback logic) {
        return guard(new PathGuard(pattern, logic));
    }

    /** As {@link #guard(String, GuardLogic)}, with both in one. */
    public Filter guard(PathGuard guard) {
        return new GuardFilter(this, exchange -> exchange.guard(guard.matcher(), guard.logic()));
    }

    /**
     * A filter with the application's own logic for everything that it is mapped to; without every dispatcher type,
     * forwards pass it by.
     */
    public Filter guard(GuardCallback logic) {
        return new GuardFilter(this, exchange -> exchange.guard(logic));
    }

    /**
     * What guards each servlet of a context that has started. A container does not tell what its filters cover, nor
     * what {@code @ServletSecurity} or {@code web.xml} say.
     *
     * @param more the patterns of the filters that {@link #guard(String, GuardLogic)} made, if they are mapped
     * @throws IllegalStateException if no {@code ServletAuth} is in front of everything there
     */
    public RouteAudit audit(ServletContext context, Matcher... more) {
        ServletMappings mappings = new ServletMappings(context);
        if (!mappings.areBehindTheFilter()) {
            throw new IllegalStateException("ServletAuth is not mapped to /*: call register(servletContext)");
        }
        return auth.audit(mappings.routes(), more);
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

    /** Writes an answer as it is. */
    public static void send(AuthResponse answer, HttpServletResponse response) throws IOException {
        ResponseWriter.send(answer, response);
    }

    @Override
    public void init(FilterConfig config) {
        sockets = JettySockets.keepBehind(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        ServletAuthRequest here = new ServletAuthRequest((HttpServletRequest) request);
        AuthExchange outer = known(request);
        SuggestedHeaders seen = new SuggestedHeaders(http);
        AuthExchange exchange = outer == null ? auth.exchange(here, seen) : outer.dispatched(here);
        HttpServletResponse inside = outer == null ? seen : http; // which is in one of these already
        Optional<AuthResponse> answer = exchange.answer();
        if (answer.isPresent()) {
            answer(answer.get(), request, http);
            return;
        }
        Object before = request.getAttribute(attribute);
        request.setAttribute(attribute, exchange);
        try {
            exchange.within(() -> {
                chain.doFilter(new SessionRequest(this, (HttpServletRequest) request, inside), inside);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            Optional<AuthResponse> ours =
                    isInclude(request) || response.isCommitted() ? Optional.empty() : exchange.answerTo(e);
            if (ours.isEmpty()) {
                throw e;
            }
            ResponseWriter.sendInstead(ours.get(), http);
        } catch (Exception e) {
            throw new ServletException(e); // a filter chain throws no other
        } finally {
            sockets.run(); // a servlet may have started with this request, and have configured the first
            if (!request.isAsyncStarted()) { // else the code that completes the request may still ask for its session
                request.setAttribute(attribute, before);
            }
        }
    }

    private @Nullable AuthExchange known(ServletRequest request) {
        return request.getAttribute(attribute) instanceof AuthExchange exchange && auth.isOwnerOf(exchange)
                ? exchange
                : null;
    }

    /** The exchange of a request; empty if it is over, or if another {@link Auth} is in front as well. */
    Optional<AuthExchange> only(ServletRequest request) {
        boolean mixed = Collections.list(request.getAttributeNames()).stream()
                .anyMatch(name -> !name.equals(attribute) && request.getAttribute(name) instanceof AuthExchange);
        return mixed ? Optional.empty() : Optional.ofNullable(known(request));
    }

    static void answer(AuthResponse answer, ServletRequest request, HttpServletResponse response) throws IOException {
        if (!isInclude(request)) {
            send(answer, response);
        }
    }

    private static boolean isInclude(ServletRequest request) {
        return request.getDispatcherType() == DispatcherType.INCLUDE;
    }
}
