package dev.latchkey.cli;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.testing.OpenIdProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;

/**
 * What the doctor examines: a file of settings, an environment, a provider, a database, and a running application
 * behind a proxy. All of it is healthy until a test plants a fault.
 */
final class Patient implements AutoCloseable {

    static final String STRONG = "kV0rZqT1mJ8sYdW3xN6bG9hC2fL5pA7uE4iQoRtS";

    final OpenIdProvider provider;
    final TamperingProxy providerProxy = TamperingProxy.start();
    final TamperingProxy front = TamperingProxy.start();
    final Map<String, String> settings = new LinkedHashMap<>();
    final Map<String, String> environment = new LinkedHashMap<>();
    final JdbcDataSource database = new JdbcDataSource();
    final Path folder;
    InstantSource clock = Clock.systemUTC();
    HttpClient.Builder servers = HttpClient.newBuilder();
    ClassLoader classes = requireNonNull(Patient.class.getClassLoader());
    final List<AutoCloseable> opened = new ArrayList<>();

    /** @param provider a provider that other patients have had before */
    Patient(OpenIdProvider provider, Path folder) {
        this.provider = provider;
        this.folder = folder;
        provider.behave();
        providerProxy.to(provider.issuer());
        provider.client("app", "client-secret-of-app", front.url() + "/auth/callback/demo");
        settings.put("latchkey.url", "https://app.example.com");
        settings.put("latchkey.providers", "demo");
        settings.put("latchkey.provider.demo.issuer", provider.issuer());
        settings.put("latchkey.provider.demo.client-id", "app");
        environment.put("AUTH_SECRET", STRONG);
        environment.put("AUTH_DEMO_SECRET", "client-secret-of-app");
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcStore.of(database).migrate();
        environment.put("JDBC_URL", database.getURL());
    }

    /** Lets the settings ask the provider for its document through the proxy, which may change it. */
    TamperingProxy tamperedProvider() {
        settings.put("latchkey.provider.demo.discovery", providerProxy.url() + "/.well-known/openid-configuration");
        return providerProxy;
    }

    /** Changes the database. */
    void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the settings, and returns the name of their file. */
    String settingsFile() {
        return file(
                        "application.properties",
                        settings.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("\n")))
                .toString();
    }

    /** Starts the application behind the proxy, and returns the address that browsers use. */
    String running() {
        return running(builder().url(front.url()));
    }

    String running(AuthBuilder builder) {
        try {
            Auth auth = builder.build();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", http -> http.sendResponseHeaders(404, -1))
                    .getFilters()
                    .add(JdkHttpAuth.of(auth));
            server.start();
            opened.add(auth);
            opened.add(() -> server.stop(0));
            front.to("http://localhost:" + server.getAddress().getPort());
            return front.url() + "/auth";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the application behind a public host, and returns the address of its endpoints there. */
    String at(Function<String, PublicHost> server) {
        return at(server, PublicHost.URL, builder().url(PublicHost.URL));
    }

    String at(Function<String, PublicHost> server, String url, AuthBuilder builder) {
        running(builder);
        PublicHost host = server.apply(front.target());
        provider.client("app", "client-secret-of-app", url + "/auth/callback/demo");
        opened.add(host);
        servers = host.client();
        return url + "/auth";
    }

    /** Returns the address of the application without the proxy. */
    String behind(AuthBuilder builder) {
        running(builder);
        return front.target() + "/auth";
    }

    AuthBuilder builder() {
        return Auth.builder()
                .provider(OAuthProvider.oidc("demo", "Demo")
                        .issuer(provider.issuer())
                        .clientId("app")
                        .clientSecret("client-secret-of-app"))
                .secret(STRONG)
                .environment(Map.of());
    }

    Shell.Result examine(String... arguments) {
        Shell shell = new Shell().at(clock).reaching(servers).with(classes);
        environment.forEach(shell::with);
        List<String> all = new ArrayList<>(List.of("doctor", "--json"));
        all.addAll(List.of(arguments));
        return shell.call(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable each : opened) {
                each.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        providerProxy.close();
        front.close();
    }
}
