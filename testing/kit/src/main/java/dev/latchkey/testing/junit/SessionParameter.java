package dev.latchkey.testing.junit;

import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.testing.SignedIn;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Passes the user of {@link WithSession} to a test. Integrations with frameworks read the annotation with it too. */
public final class SessionParameter implements ParameterResolver {

    /** Creates the extension. JUnit calls this constructor. */
    public SessionParameter() {}

    /**
     * Returns the user of the annotation.
     *
     * @param places the test method and then its class
     */
    public static Optional<SignedIn> of(@Nullable AnnotatedElement... places) {
        return Stream.of(places)
                .flatMap(place ->
                        AnnotationSupport.findAnnotation(Optional.ofNullable(place), WithSession.class).stream())
                .findFirst()
                .map(SessionParameter::user);
    }

    private static SignedIn user(WithSession annotation) {
        User user = new User(annotation.user(), text(annotation.name()), text(annotation.email()), null);
        SignedIn signedIn = SignedIn.as(user);
        if (annotation.roles().length > 0) {
            signedIn = signedIn.withRoles(annotation.roles());
        }
        Instant now = Clock.systemUTC().instant();
        Factor[] factors = Arrays.stream(annotation.factors())
                .map(shown ->
                        new Factor(shown.method(), shown.kind(), now.minus(Duration.ofMinutes(shown.minutesAgo()))))
                .toArray(Factor[]::new);
        return factors.length == 0 ? signedIn : signedIn.having(factors);
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SignedIn.class;
    }

    @Override
    public SignedIn resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context.getTestMethod().orElse(null), context.getTestClass().orElse(null))
                .orElseThrow(() -> new IllegalStateException("Neither the test nor its class has @WithSession"));
    }
}
