package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.guard.Guard;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.site.PublicUrlResolver;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the exchanges of all requests have in common.
 *
 * @param methods how people sign in, by the ids of the providers
 * @param bearerTokens whether a session's token may come without a cookie
 * @param outside runs the reading of a session where nobody is signed in: a callback that asks who is signed in would
 *     otherwise begin the same reading again
 */
public record ExchangeDependencies(
        PublicUrlResolver publicUrl,
        SessionStrategies sessions,
        Guard guard,
        Endpoints endpoints,
        Map<String, SignInMethod> methods,
        RefusalResponses refusals,
        FailureLog failures,
        boolean bearerTokens,
        Function<Supplier<SessionReadResult>, SessionReadResult> outside) {

    public ExchangeDependencies {
        requireNonNull(publicUrl, "publicUrl"); // a data binder hands over null
        requireNonNull(sessions, "sessions");
        requireNonNull(guard, "guard");
        requireNonNull(endpoints, "endpoints");
        requireNonNull(methods, "methods");
        requireNonNull(refusals, "refusals");
        requireNonNull(failures, "failures");
        requireNonNull(outside, "outside");
    }
}
