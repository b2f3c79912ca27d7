package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.feature.RequestAuthentication;
import dev.latchkey.guard.Guard;
import dev.latchkey.observe.Observer;
import dev.latchkey.page.RequestLanguages;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.site.PublicUrlResolver;
import dev.latchkey.watch.SessionWatches;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The collaborators that the exchanges of all requests share.
 *
 * @param madeEndpoints returns the {@link #endpoints}, which it makes when a request first needs them
 * @param languages finds the language of a request
 * @param bearerTokens whether a client may send a session's token in a header instead of a cookie
 * @param requests find out who sent a request without a cookie
 * @param observer counts the sessions that were read, and the refusals of the guard
 * @param outside runs the reading of a session in a scope without a session; otherwise a callback that reads the
 *     session from the scope would start the same reading again
 * @param explainsRefusals whether refusals on this machine say why the guard refused
 * @param socketOrigins the origins whose pages may open WebSockets with cookies
 * @param watches watches the connections that stay open after their request
 */
public record ExchangeDependencies(
        PublicUrlResolver publicUrl,
        SessionStrategies sessions,
        Guard guard,
        Supplier<Endpoints> madeEndpoints,
        RequestLanguages languages,
        RefusalResponses refusals,
        FailureLog failures,
        boolean bearerTokens,
        List<RequestAuthentication> requests,
        Observer observer,
        Function<Supplier<SessionReadResult>, SessionReadResult> outside,
        boolean explainsRefusals,
        SocketOrigins socketOrigins,
        SessionWatches watches) {

    public ExchangeDependencies {
        requireNonNull(publicUrl, "publicUrl"); // a data binder may pass null
        requireNonNull(sessions, "sessions");
        requireNonNull(guard, "guard");
        requireNonNull(madeEndpoints, "madeEndpoints");
        requireNonNull(languages, "languages");
        requireNonNull(refusals, "refusals");
        requireNonNull(failures, "failures");
        requests = List.copyOf(requests);
        requireNonNull(observer, "observer");
        requireNonNull(outside, "outside");
        requireNonNull(socketOrigins, "socketOrigins");
        requireNonNull(watches, "watches");
    }

    /** Returns the endpoints and all that is behind them. */
    public Endpoints endpoints() {
        return madeEndpoints.get();
    }
}
