package dev.latchkey.spring.boot;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import dev.latchkey.model.User;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;

/**
 * Resolves handler arguments that have a type of Latchkey, in MVC and in WebFlux. The types are {@link Session},
 * {@link User}, {@link SessionPrincipal}, {@link AuthExchange} and {@link Auth}. The first three can also be in an
 * {@code Optional} or {@code @Nullable}. Adapters call this class before data binding, because data binding would fill
 * the arguments with values from the client. This class is for adapters.
 */
public final class AuthArguments {

    private static final String MONO = "reactor.core.publisher.Mono"; // Reactor is optional

    private static final Map<Class<?>, Function<Session, Object>> OF_SESSION = Map.of(
            Session.class,
            session -> session,
            User.class,
            Session::user,
            SessionPrincipal.class,
            SessionPrincipal::new);

    private final Auth auth;

    public AuthArguments(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
    }

    /** Returns whether an argument has one of these types. */
    public static boolean supports(MethodParameter parameter) {
        Class<?> type = typeOf(parameter);
        return OF_SESSION.containsKey(type) || type == AuthExchange.class || type == Auth.class;
    }

    /** Returns whether a handler with this argument is only for signed-in users. */
    static boolean requiresSession(MethodParameter parameter) {
        return OF_SESSION.containsKey(typeOf(parameter)) && !parameter.isOptional();
    }

    /** Returns whether the handler takes the argument as a {@code Mono}. */
    public static boolean isMono(MethodParameter parameter) {
        return parameter.getParameterType().getName().equals(MONO);
    }

    /**
     * Returns the value of an argument, or the content of a {@code Mono}.
     *
     * @return the value, or {@code null} if the user is not signed in and the argument is {@code @Nullable}
     * @throws AuthException.Refused if the user is not signed in and the argument requires a signed-in user
     */
    public @Nullable Object resolve(MethodParameter parameter, AuthExchange exchange) {
        Class<?> type = typeOf(parameter);
        if (type == Auth.class || type == AuthExchange.class) {
            Object value = type == Auth.class ? auth : exchange;
            return parameter.getParameterType() == Optional.class ? Optional.of(value) : value;
        }
        Optional<Object> value = exchange.session().map(requireNonNull(OF_SESSION.get(type)));
        if (parameter.getParameterType() == Optional.class) {
            return value;
        }
        // Spring reads annotations anew for each isOptional()
        if (value.isEmpty() && !parameter.isOptional()) {
            throw AuthException.Refused.sessionRequired();
        }
        return value.orElse(null);
    }

    private static Class<?> typeOf(MethodParameter parameter) {
        return (isMono(parameter) ? parameter.nested() : parameter.nestedIfOptional()).getNestedParameterType();
    }
}
