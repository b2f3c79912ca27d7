package dev.latchkey.example.spring;

import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.model.Claims;
import dev.latchkey.spring.boot.AuthBuilderCustomizer;
import java.util.Map;
import org.springframework.stereotype.Component;

// #region update
/** Lets users change the name in their session, as {@code update({ name })} of {@code next-auth/react} does. */
@Component
final class NameUpdate implements AuthBuilderCustomizer {

    private static final int MAX_LENGTH = 3_000;

    @Override
    public void customize(AuthBuilder builder) {
        builder.onJwt(NameUpdate::claims);
    }

    /** A browser can send anything, so only a name is taken, and only a short text counts as a name. */
    private static Claims claims(JwtContext context) {
        if (context.trigger() == JwtTrigger.UPDATE
                && context.update() instanceof Map<?, ?> data
                && data.get("name") instanceof String name
                && !name.isBlank()
                && name.length() <= MAX_LENGTH) {
            return context.token().with("name", name);
        }
        return context.token();
    }
}
// #endregion
