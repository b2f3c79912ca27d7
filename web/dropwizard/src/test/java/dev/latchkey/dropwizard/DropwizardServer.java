package dev.latchkey.dropwizard;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.util.DataSize;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Dropwizard in this JVM, on a free port. */
final class DropwizardServer implements RunningApplication {

    private final DropwizardTestSupport<Configuration> server;

    DropwizardServer(Auth auth, Set<Object> components) throws Exception {
        this(auth, environment -> components.forEach(environment.jersey()::register));
    }

    /** Starts an application that {@code mounting} makes. */
    DropwizardServer(Auth auth, Consumer<Environment> mounting) throws Exception {
        server = new DropwizardTestSupport<Configuration>(Served.class, onFreePorts()) {
            @Override
            public Application<Configuration> newApplication() {
                return new Served(auth, mounting);
            }
        };
        server.before();
    }

    private static Configuration onFreePorts() {
        HttpConnectorFactory free = new HttpConnectorFactory();
        free.setBindHost("127.0.0.1");
        free.setPort(0);
        free.setMaxRequestHeaderSize(DataSize.kibibytes(32));
        free.setMaxResponseHeaderSize(DataSize.kibibytes(32));
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setApplicationConnectors(List.of(free));
        factory.setAdminConnectors(List.of(free));
        Configuration configuration = new Configuration();
        configuration.setServerFactory(factory);
        return configuration;
    }

    /** As an application's author would write it. */
    private static final class Served extends Application<Configuration> {

        private final Auth auth;
        private final Consumer<Environment> mounting;

        Served(Auth auth, Consumer<Environment> mounting) {
            this.auth = auth;
            this.mounting = mounting;
        }

        @Override
        public void initialize(Bootstrap<Configuration> bootstrap) {
            bootstrap.addBundle(DropwizardAuth.of(auth));
        }

        @Override
        public void run(Configuration configuration, Environment environment) {
            mounting.accept(environment);
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() {
        server.after();
    }
}
