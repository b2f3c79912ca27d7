package dev.latchkey;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.Guard;
import dev.latchkey.guard.GuardLogic;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import dev.latchkey.session.SessionRead;
import dev.latchkey.site.Site;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and what Latchkey has to do with it. An adapter makes one for each request, sends {@link #answer} if
 * there is one, and otherwise runs the application {@link #within} it. Not for two threads at a time.
 */
public final class AuthExchange {

    private static final Logger LOG = LoggerFactory.getLogger(AuthExchange.class);

    private final Rooms rooms;
    private final AuthRequest request;
    private final ResponseHeaders headers;
    private @Nullable SessionRead read;

    AuthExchange(Rooms rooms, AuthRequest request, ResponseHeaders headers) {
        this.rooms = rooms;
        this.request = request;
        this.headers = headers;
    }

    /**
     * What must be sent instead of anything the application would: the answer of an endpoint, or the guard's. Empty:
     * the request may go on.
     */
    public Optional<AuthResponse> answer() {
        if (Endpoints.own(request.path(), rooms.publicUrl().basePath())) {
            return Optional.of(endpoint());
        }
        if (!rooms.guard().isActive()) {
            return Optional.empty();
        }
        if (Guard.isAmbiguous(request)) {
            return Optional.of(Refusals.ambiguous());
        }
        return response(rooms.guard().check(request, this::session));
    }

    /**
     * Who is signed in. Read once and remembered; a renewed cookie is added to the response by the way, so ask before
     * the body is on its way. Whatever goes wrong, nobody is signed in.
     */
    public Optional<Session> session() {
        SessionRead known = read;
        if (known == null) {
            known = read();
            read = known;
            send(known.cookies());
        }
        return known.session();
    }

    /** What must be sent instead of the handler's answer if {@code logic} says so; empty: the handler may run. */
    public Optional<AuthResponse> guard(GuardLogic logic) {
        return Guard.isAmbiguous(request)
                ? Optional.of(Refusals.ambiguous())
                : response(Guard.ask(logic, request, session()));
    }

    /** As {@link #guard}, for whoever is signed in. */
    public Optional<AuthResponse> require() {
        return guard(GuardLogic.signedIn());
    }

    /** The answer to a request that needs somebody who is signed in, or somebody else than is. */
    public AuthResponse refusal() {
        return rooms.refusals().refuse(request, site(), session().isPresent());
    }

    /**
     * Begins to sign in, for an application with forms of its own (contract §11.4).
     *
     * @param provider a provider's id; an unknown one leads to the sign-in page
     * @param redirectTo where to go in the end; {@code null}: where the request came from, or home
     * @param fields of a credentials form
     * @return a redirect, with cookies: to the provider, or for credentials to {@code redirectTo}, signed in
     * @throws AuthException if the credentials are refused or anything else goes wrong
     */
    public AuthResponse signIn(String provider, @Nullable String redirectTo, Map<String, String> fields) {
        Map<String, @Nullable Object> body = new HashMap<>(fields);
        String referer = request.header("Referer");
        body.put("callbackUrl", redirectTo != null ? redirectTo : referer != null ? referer : "/");
        String path = rooms.isCredentials(provider) ? "callback/" : "signin/";
        return rooms.endpoints()
                .post(request, requireSite(), rooms.isKnown(provider) ? path + provider : "signin", body);
    }

    /**
     * Signs out.
     *
     * @param redirectTo where to go then; {@code null}: home
     * @return a redirect with the cookies that end the session
     * @throws AuthException if the public address is not known
     */
    public AuthResponse signOut(@Nullable String redirectTo) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("callbackUrl", redirectTo);
        read = SessionRead.NONE;
        return rooms.endpoints().post(request, requireSite(), "signout", body);
    }

    /**
     * Hands {@code data} to the {@code jwt} callback with {@link dev.latchkey.callback.Trigger#UPDATE} and adds the new
     * cookie to the response.
     *
     * @param data text, numbers, booleans, lists and maps of them
     * @return the session as it is now
     * @throws AuthException if the public address is not known
     */
    public Optional<Session> update(@Nullable Object data) {
        SessionRead updated = rooms.sessions()
                .of(requireSite().origin().isSecure())
                .update(new RequestCookies(request.headers("Cookie")), data);
        send(updated.cookies());
        read = updated;
        return updated.session();
    }

    /** Runs the application so that {@link SessionScope} knows this exchange. */
    public <T extends @Nullable Object> T within(Callable<T> application) throws Exception {
        return SessionScope.call(this, application);
    }

    private AuthResponse endpoint() {
        try {
            return rooms.endpoints().handle(request, requireSite());
        } catch (AuthException e) {
            LOG.error("{}", e.getMessage());
            return AuthResponse.json(
                    500, "{\"message\":\"The public address of this application is not configured.\"}");
        }
    }

    private Optional<AuthResponse> response(Answer answer) {
        if (answer instanceof Answer.Respond own) {
            return Optional.of(own.response());
        }
        return answer instanceof Answer.Next ? Optional.empty() : Optional.of(refusal());
    }

    private SessionRead read() {
        Site site = site();
        return site == null
                ? SessionRead.NONE
                : rooms.sessions().of(site.origin().isSecure()).read(new RequestCookies(request.headers("Cookie")));
    }

    private void send(Collection<SetCookie> cookies) {
        cookies.forEach(cookie -> {
            Header header = new Header("Set-Cookie", cookie.line());
            headers.add(header.name(), header.value());
        });
    }

    private Site requireSite() {
        return rooms.publicUrl().resolve(request);
    }

    private @Nullable Site site() {
        try {
            return requireSite();
        } catch (AuthException e) {
            LOG.error("{}: {}; nobody is signed in", ErrorCode.UNTRUSTED_HOST.wire(), e.getMessage());
            return null;
        }
    }
}
