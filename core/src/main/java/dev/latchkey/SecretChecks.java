package dev.latchkey;

import dev.latchkey.model.Secret;
import dev.latchkey.seal.SecretStrength;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the secrets that seal sessions, and refuses secrets that can be guessed. */
final class SecretChecks {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);

    static final String MISSING =
            "No secret: set AUTH_SECRET to the output of `openssl rand -base64 33`, or call" + " secret(\"…\")";

    private SecretChecks() {}

    /** Returns the secrets from the builder, or those from the environment if the builder has none. */
    static List<Secret> given(AuthOptions options, Environment environment) {
        return options.secrets.isEmpty() ? environment.secrets() : options.secrets;
    }

    /**
     * Returns {@code secrets}. Checks first that no secret can be guessed, unless the application accepts short
     * secrets.
     *
     * @param local whether only this machine can reach the application; then a weak secret is accepted
     * @throws IllegalStateException if a secret can be guessed
     */
    static List<Secret> strong(AuthOptions options, List<Secret> secrets, boolean local) {
        if (options.shortSecrets) {
            LOG.warn("dangerouslyAcceptShortSecrets: anybody who guesses a secret can be every user");
        } else if (secrets.stream().anyMatch(SecretStrength::isWeak)) {
            refuse(secrets.size(), local);
        }
        return secrets;
    }

    private static void refuse(int secrets, boolean local) {
        String what = (secrets == 1 ? "The secret" : "One of the " + secrets + " secrets") + " has fewer than "
                + SecretStrength.LEAST_BYTES
                + " bytes, or repeats itself, and can be guessed: set"
                + " AUTH_SECRET to the output of `openssl rand -base64 33`, or call secret(\"…\")"
                + (secrets == 1 ? "" : "; in a setting, a comma separates secrets, so no secret may have one");
        if (!local) {
            throw new IllegalStateException(
                    what + "; dangerouslyAcceptShortSecrets() takes it while sessions of it are still there");
        }
        LOG.warn("{}. It is refused as soon as AUTH_URL or AUTH_TRUST_HOST lets others in", what);
    }
}
