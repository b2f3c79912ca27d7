package dev.latchkey.micronaut;

import dev.latchkey.model.SessionPrincipal;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.security.Principal;

/** Makes the user of the session the request's user principal when that is asked: nothing is read where nobody asks. */
public final class PrincipalConverter implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        conversions.addConverter(
                MountedExchange.class,
                Principal.class,
                (mounted, type, context) -> mounted.exchange().session().<Principal>map(SessionPrincipal::new));
    }
}
