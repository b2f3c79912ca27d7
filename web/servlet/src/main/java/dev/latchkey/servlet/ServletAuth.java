package dev.latchkey.servlet;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
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
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mounts an {@link Auth} in a servlet container, as a filter that serves the endpoints, runs the guard on every
 * dispatch (request, forward, include, error and async) and opens the {@link dev.latchkey.SessionScope}. This class
 * only converts requests and responses. The {@link Auth} makes all decisions. If the guard refuses an include, the
 * include adds nothing to the page. The request's user and roles come from the session. {@code getUserPrincipal}
 * returns a {@link dev.latchkey.model.SessionPrincipal}.
 */
public final class ServletAuth implements Filter {

    private static final String NAME = "latchkey";

    private final Auth auth;
    private final ExchangeKey key;
    private final ServletSockets live = new ServletSockets();
    private volatile Runnable sockets = () -> {};

    private ServletAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
        this.key = ExchangeKey.of(auth);
    }

    /**
     * Returns a filter. Call {@link #register}, or map the filter to {@code /*} for every dispatcher type, before all
     * other filters.
     */
    public static ServletAuth of(Auth auth) {
        return new ServletAuth(auth);
    }

    /**
     * Registers the filter in front of everything in {@code context}.
     *
     * @throws IllegalStateException if a filter named {@code latchkey} exists already
     */
    public void register(ServletContext context) {
        FilterRegistration.@Nullable Dynamic registration = context.addFilter(NAME, this);
        if (registration == null) {
            throw new IllegalStateException("There is a filter named \"latchkey\" already: map this one yourself");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        // a container without a default servlet runs no filter for a path without a servlet
        ServletRegistration.@Nullable Dynamic endpoints = context.addServlet(
                NAME, new HandlerServlet((request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)));
        if (endpoints != null) {
            endpoints.setAsyncSupported(true);
            endpoints.addMapping(auth.basePath(context.getContextPath()) + "/*");
        }
    }

    /** Closes the {@link Auth}, because the container stops the application. */
    @Override
    public void destroy() {
        auth.close();
    }

    /** Returns the session of the request; empty if the user is not signed in. */
    public Optional<Session> session(ServletRequest request) {
        return exchange(request).session();
    }

    /**
     * Returns the exchange of a request, which has more methods than this class.
     *
     * @throws IllegalStateException if the filter is not in front of the request
     */
    public AuthExchange exchange(ServletRequest request) {
        return required(request);
    }

    AdapterExchange required(ServletRequest request) {
        return find(request)
                .orElseThrow(() -> new IllegalStateException("ServletAuth is not in front of this request, so nothing"
                        + " is guarded: call register(servletContext)"));
    }

    /** Returns what watches Jakarta WebSockets. */
    public ServletSockets sockets() {
        return live;
    }

    /** Returns a servlet that gets the session, or empty if the user is not signed in. */
    public HttpServlet wrap(SessionAwareHandler<Optional<Session>> handler) {
        return new HandlerServlet((request, response) -> {
            Optional<AuthResponse> refusal = checkAgain(request);
            if (refusal.isPresent()) {
                answer(refusal.get(), request, response);
            } else {
                handler.handle(request, response, session(request));
            }
        });
    }

    /**
     * Returns a servlet for signed-in users. Without a session, a browser is redirected to the sign-in page and a
     * program gets {@code 401}.
     */
    public HttpServlet require(SessionAwareHandler<Session> handler) {
        return new HandlerServlet((request, response) -> {
            Optional<AuthResponse> changed = checkAgain(request);
            AuthExchange exchange = exchange(request);
            Optional<AuthResponse> refusal = changed.or(exchange::require);
            if (refusal.isPresent()) {
                answer(refusal.get(), request, response);
            } else {
                handler.handle(request, response, exchange.session().orElseThrow());
            }
        });
    }

    /**
     * Runs the guard again if a filter behind this filter has changed the method, the path or the query, as Spring's
     * {@code HiddenHttpMethodFilter} does. Call this method directly before code of the application serves the request.
     * Servlets of {@link #wrap} and {@link #require}, filters of {@link #guard(GuardCallback)}, and handlers of Spring
     * MVC with the auto-configuration, do so.
     *
     * @param request the request as the application is about to serve it
     * @return the response to send instead; empty if the application may serve the request, or if this filter is not in
     *     front of it
     */
    public Optional<AuthResponse> checkAgain(HttpServletRequest request) {
        return key.changed(request::getAttribute, request::setAttribute, new ServletAuthRequest(request))
                .flatMap(AdapterExchange::answerAgain);
    }

    /**
     * Returns a filter that calls {@code logic} for the paths that {@code pattern} covers, with or without
     * percent-escapes and a slash at the end. Register the returned filter after this filter, for every dispatcher
     * type: {@code addMappingForUrlPatterns(…, true, "/*")}.
     *
     * @param pattern in the syntax of {@link Matcher#path}
     * @throws IllegalArgumentException if the pattern is malformed; the message states the position of the error
     */
    public Filter guard(String pattern, GuardCallback logic) {
        return guard(new PathGuard(pattern, logic));
    }

    /** Works like {@link #guard(String, GuardCallback)}, with the pattern and the callback of {@code guard}. */
    public Filter guard(PathGuard guard) {
        return new GuardFilter(this, exchange -> exchange.guard(guard.matcher(), guard.logic()));
    }

    /**
     * Returns a filter that calls {@code logic} for every path to which the application maps the filter. Map the filter
     * for every dispatcher type, because otherwise forwards bypass it.
     */
    public Filter guard(GuardCallback logic) {
        return new GuardFilter(this, exchange -> exchange.guard(logic));
    }

    /**
     * Returns a table of the guards of each servlet of a started context. The table does not include the paths of other
     * filters, {@code @ServletSecurity} or {@code web.xml}, because the container does not tell them.
     *
     * @param more matchers with the patterns of mapped filters that {@link #guard(String, GuardCallback)} returned
     * @throws IllegalStateException if no {@code ServletAuth} is in front of the whole context
     */
    public RouteAudit audit(ServletContext context, Matcher... more) {
        ServletMappings mappings = new ServletMappings(context);
        if (!mappings.areBehindTheFilter()) {
            throw new IllegalStateException("ServletAuth is not mapped to /*: call register(servletContext)");
        }
        return auth.audit(mappings.routes(), more);
    }

    /**
     * Signs in a user with a form of the application. See {@link AuthExchange#signIn}.
     *
     * @throws AuthException if the credentials are refused, or if the sign-in fails for another reason
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

    /** Signs out the user with a form of the application. See {@link AuthExchange#signOut}. */
    public void signOut(HttpServletRequest request, HttpServletResponse response, @Nullable String redirectTo)
            throws IOException {
        send(exchange(request).signOut(redirectTo), response);
    }

    /** Works like {@code signOut}, and ends what {@code scope} says. */
    public void signOut(
            HttpServletRequest request, HttpServletResponse response, SignOutScope scope, @Nullable String redirectTo)
            throws IOException {
        send(exchange(request).signOut(scope, redirectTo), response);
    }

    /** Writes a response of Latchkey unchanged. */
    public static void send(AuthResponse answer, HttpServletResponse response) throws IOException {
        ResponseWriter.send(answer, response);
    }

    @Override
    public void init(FilterConfig config) {
        sockets = JettyFilterOrder.keepBehind(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        ServletAuthRequest here = new ServletAuthRequest((HttpServletRequest) request);
        AdapterExchange outer = find(request).orElse(null);
        SuggestedHeaders seen = outer == null ? new SuggestedHeaders(http) : (SuggestedHeaders) outer.headers();
        HttpServletResponse inside = seen.of(http);
        AdapterExchange exchange = outer == null ? AdapterExchange.of(auth, here, seen) : outer.dispatched(here);
        Optional<AuthResponse> answer = exchange.answer();
        if (answer.isPresent()) {
            answer(answer.get(), request, http);
            return;
        }
        Object before = request.getAttribute(key.name());
        request.setAttribute(key.name(), exchange);
        try {
            exchange.within(() -> {
                chain.doFilter(new SessionRequest(this, (HttpServletRequest) request), inside);
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
            throw new ServletException(e); // a filter chain throws nothing else
        } finally {
            sockets.run(); // a servlet may have configured the first socket during this request
            // without one before, asynchronous code and an error page go on with this exchange
            if (before != null && !request.isAsyncStarted()) {
                request.setAttribute(key.name(), before);
            }
        }
    }

    private Optional<AdapterExchange> find(ServletRequest request) {
        return key.find(request::getAttribute);
    }

    /**
     * Returns the exchange of a request; empty if the request has ended, or if another {@link Auth} also handles the
     * request.
     */
    Optional<AdapterExchange> only(ServletRequest request) {
        for (Enumeration<String> names = request.getAttributeNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            if (key.isOfAnotherAuth(name) && request.getAttribute(name) != null) {
                return Optional.empty();
            }
        }
        return find(request);
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
