package dev.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Secret;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secrets that seal sessions, and whether they can be guessed. */
final class SecretChecks {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);
    private static final int LEAST_BYTES = 32;
    private static final int LEAST_GROUPS = 24;
    private static final int GROUP = 3;

    static final String MISSING =
            "No secret: set AUTH_SECRET to the output of `openssl rand -base64 33`, or call" + " secret(\"…\")";

    private SecretChecks() {}

    /** What builder or environment say. */
    static List<Secret> given(AuthOptions options, Environment environment) {
        return options.secrets.isEmpty() ? environment.secrets() : options.secrets;
    }

    /**
     * The secrets, of which there is one at least.
     *
     * @param local whether nothing but this very machine is served: then a weak one is good enough
     * @throws IllegalStateException if one can be guessed
     */
    static List<Secret> strong(AuthOptions options, List<Secret> secrets, boolean local) {
        if (options.shortSecrets) {
            LOG.warn("dangerouslyAcceptShortSecrets: anybody who guesses a secret can be every user");
        } else if (secrets.stream().anyMatch(secret -> isWeak(secret.reveal()))) {
            refuse(local);
        }
        return secrets;
    }

    private static void refuse(boolean local) {
        String what = "A secret has fewer than " + LEAST_BYTES + " bytes, or repeats itself, and can be guessed: set"
                + " AUTH_SECRET to the output of `openssl rand -base64 33`, or call secret(\"…\")";
        if (!local) {
            throw new IllegalStateException(
                    what + "; dangerouslyAcceptShortSecrets() takes it while sessions of it are still there");
        }
        LOG.warn("{}. It is refused as soon as AUTH_URL or AUTH_TRUST_HOST lets others in", what);
    }

    /**
     * Too short, or of few characters, or one phrase again and again: either way few groups of three characters in it
     * differ. Of 32 random digits, the least random of what is long enough, about 30 do.
     */
    static boolean isWeak(String secret) {
        Set<String> groups = new HashSet<>();
        for (int i = 0; i + GROUP <= secret.length(); i++) {
            groups.add(secret.substring(i, i + GROUP));
        }
        return secret.getBytes(UTF_8).length < LEAST_BYTES || groups.size() < LEAST_GROUPS;
    }
}
