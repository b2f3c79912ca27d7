package dev.latchkey.provider;

import dev.latchkey.model.Profile;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One way to sign in. Applications configure the existing kinds of providers and cannot add a kind. The library may add
 * kinds, so a {@code switch} over them needs a default.
 */
public sealed interface Provider permits OAuthProvider, EmailProvider, CredentialsProvider, FeatureProvider {

    /**
     * Returns the id, in lower-case letters, digits and dashes. Paths, cookies and environment variables contain the
     * id.
     */
    String id();

    /** Returns the name on buttons, such as {@code GitHub}. */
    String name();

    ProviderType type();

    /** Returns the colours of the provider's button; {@code null} for the page's own colours. */
    @Nullable
    ProviderStyle style();

    /**
     * Returns a copy of this provider. Values that are not set yet come from the environment.
     *
     * @throws IllegalStateException if a value is missing or malformed; the message names the call or variable that
     *     sets the value
     */
    default Provider withEnvironment(Function<String, @Nullable String> environment) {
        return this;
    }

    /**
     * Returns the mistakes in the configuration of this provider. Each is a sentence that says how to correct the
     * mistake. Empty if there are no mistakes.
     */
    default List<String> problems() {
        return List.of();
    }

    /** Returns the calls that switched checks off. */
    default List<String> optOuts() {
        return List.of();
    }

    /** Returns whether signing in proves that the person owns the e-mail address of {@code profile}. */
    default boolean provesEmailOf(Profile profile) {
        return false;
    }

    /** Returns whether this provider sends mails that sign users in. */
    default boolean sendsMail() {
        return false;
    }
}
