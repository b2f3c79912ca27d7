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
import java.util.function.Function;

/**
 * Mounts an {@link Auth} in Dropwizard, with {@code bootstrap.addBundle(DropwizardAuth.of(auth))}. The bundle adds the
 * servlet filter in front of resources and assets, gives resources the session, and enforces the annotations of
 * resources. The admin connector is not protected.
 *
 * @param <T> the type of the application's configuration
 */
public final class DropwizardAuth<T extends Configuration> implements ConfiguredBundle<T> {

    private final Function<? super T, Auth> maker;

    private DropwizardAuth(Function<? super T, Auth> maker) {
        this.maker = requireNonNull(maker, "maker");
    }

    /** Returns a bundle. Add the bundle before other bundles that add filters. */
    public static DropwizardAuth<Configuration> of(Auth auth) {
        requireNonNull(auth, "auth");
        return new DropwizardAuth<>(configuration -> auth);
    }

    /**
     * Returns a bundle that makes the {@code Auth} from the application's configuration. The configuration has the
     * section {@code latchkey} as a {@code Map<String, Object>}: {@code configuration ->
     * Auth.builder().settings(configuration.latchkey).build()}.
     */
    public static <T extends Configuration> DropwizardAuth<T> of(Function<? super T, Auth> maker) {
        return new DropwizardAuth<>(maker);
    }

    @Override
    public void run(T configuration, Environment environment) {
        Auth auth = maker.apply(configuration);
        FilterRegistration.Dynamic filter = environment.servlets().addFilter("latchkey", ServletAuth.of(auth));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        environment.jersey().register(RestAuth.of(auth));
        environment.jersey().register(CookiePreservingFilter.class);
    }
}
