package dev.latchkey.micronaut;

import dev.latchkey.model.SessionPrincipal;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.security.Principal;

/** Makes the session's user the principal of the request. The session is read only when code asks for the principal. */
public final class PrincipalConverter implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(
                PropagatedExchange.class,
                Principal.class,
                (mounted, type, context) -> mounted.exchange().session().<Principal>map(SessionPrincipal::new));
    }
}
