package dev.latchkey.micronaut;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;

/** Binds the arguments that controllers may take, and answers an {@link AuthException} that a controller throws. */
@Factory
final class ArgumentBinders {

    private record Binder<T>(Argument<T> argumentType, BiFunction<Argument<T>, HttpRequest<?>, Optional<T>> value)
            implements TypedRequestArgumentBinder<T> {
        @Override
        public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
            Optional<T> bound = value.apply(context.getArgument(), request);
            return () -> bound;
        }
    }

    @Singleton
    TypedRequestArgumentBinder<Session> session(MicronautAuth auth) {
        return new Binder<>(Argument.of(Session.class), (argument, request) -> {
            Optional<Session> session = auth.session(request);
            return argument.isNullable()
                    ? session
                    : Optional.of(session.orElseThrow(AuthException.Refused::sessionRequired));
        });
    }

    @Singleton
    TypedRequestArgumentBinder<Optional<Session>> optionalSession(MicronautAuth auth) {
        return new Binder<>(new GenericArgument<>() {}, (argument, request) -> Optional.of(auth.session(request)));
    }

    @Singleton
    ExceptionHandler<AuthException, MutableHttpResponse<?>> refusals(MicronautAuth auth) {
        return (request, failure) -> auth.mounted(request)
                .flatMap(mounted -> mounted.answerTo(failure))
                .orElseGet(HttpResponse::serverError);
    }
}
