package dev.latchkey;

import dev.latchkey.model.Secret;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an application must be given: all that is missing is said at once, so that nobody starts it once for each. */
final class Configured {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);

    private final Environment environment;
    private final List<String> problems = new ArrayList<>();

    private Configured(Environment environment) {
        this.environment = environment;
    }

    /**
     * The providers by id, with what the environment says of them.
     *
     * @throws IllegalStateException with a line for the secret, for the providers if there are none, and for each
     *     setting of a provider that is missing or malformed
     */
    static Map<String, Provider> of(Told told, List<Secret> secrets, Environment environment) {
        Configured configured = new Configured(environment);
        if (told.providers.isEmpty() && !told.sessionsOnly) {
            configured.problems.add("No provider, so nobody can sign in: call provider(…), such as"
                    + " provider(Providers.github()), or sessionsOnly() to read another application's sessions");
        }
        if (!told.providers.isEmpty() && told.sessionsOnly) {
            configured.problems.add("sessionsOnly() signs nobody in, and there is a provider: drop one of them");
        }
        if (secrets.isEmpty()) {
            configured.problems.add("No secret: set AUTH_SECRET to the output of `openssl rand -base64 33`,"
                    + " or call secret(\"…\")");
        }
        Map<String, Provider> providers = configured.providers(told.providers);
        if (!configured.problems.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), configured.problems));
        }
        providers.values().forEach(Configured::warn);
        return providers;
    }

    private Map<String, Provider> providers(List<Provider> told) {
        Map<String, Provider> providers = new LinkedHashMap<>();
        for (Provider provider : told) {
            if (providers.put(provider.id(), complete(provider)) != null) {
                problems.add("Two providers have the id \"" + provider.id()
                        + "\": give one of them another with named(id, name)");
            }
        }
        return providers;
    }

    private Provider complete(Provider provider) {
        try {
            if (provider instanceof EmailProvider mailed) {
                return mailed.withEnvironment(environment::get);
            }
            if (provider instanceof OAuthProvider remote) {
                OAuthProvider complete = remote.withEnvironment(environment::get);
                problems.addAll(complete.problems());
                return complete;
            }
        } catch (IllegalStateException e) { // a malformed variable, which the message names
            problems.add(String.valueOf(e.getMessage()));
        }
        return provider;
    }

    private static void warn(Provider provider) {
        if (provider instanceof OAuthProvider remote) {
            remote.definition().optOuts().forEach(call -> LOG.warn("Provider \"{}\": {}", remote.id(), call));
        }
    }
}
