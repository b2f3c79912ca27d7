package dev.latchkey.feature;

import dev.latchkey.guard.StepUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a refused request lacks, as far as a rule says so.
 *
 * @param scopes the scopes that an access token needs; empty if no rule asked for any
 * @param stepUp the factor that the user must have shown; {@code null} if no factor would let the request pass
 */
public record MissingAuthorization(
        List<String> scopes, @Nullable StepUp stepUp) {

    /** Nothing that a rule has named. */
    public static final MissingAuthorization NOT_NAMED = new MissingAuthorization(List.of(), null);

    public MissingAuthorization {
        scopes = List.copyOf(scopes);
    }
}
