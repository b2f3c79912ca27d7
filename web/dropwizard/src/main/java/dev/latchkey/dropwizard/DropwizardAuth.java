package dev.latchkey.dropwizard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.servlet.ServletAuth;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.util.EnumSet;

/**
 * Mounts an {@link Auth} in Dropwizard: {@code bootstrap.addBundle(DropwizardAuth.of(auth))}. The servlet filter is in
 * front of resources and assets alike; resources are given the session and are asked for their annotations. What the
 * admin connector serves is not behind it.
 */
public final class DropwizardAuth implements ConfiguredBundle<Configuration> {

    private final Auth auth;

    private DropwizardAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
    }

    /** Makes the bundle; add it before others that add filters. */
    public static DropwizardAuth of(Auth auth) {
        return new DropwizardAuth(auth);
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        FilterRegistration.Dynamic filter = environment.servlets().addFilter("latchkey", ServletAuth.of(auth));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        environment.jersey().register(RestAuth.of(auth));
        environment.jersey().register(CookiesKept.class);
    }
}
