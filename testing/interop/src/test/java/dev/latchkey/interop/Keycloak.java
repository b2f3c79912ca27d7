package dev.latchkey.interop;

import dev.latchkey.servers.Ports;
import java.net.URI;
import java.nio.file.Path;

/**
 * A real Keycloak with the realm of {@code realm.json}: one confidential client, which must use PKCE, and one user. Its
 * address is that of another site than {@code localhost}, where the applications are, so that cookies meet the borders
 * they meet in life.
 */
final class Keycloak implements AutoCloseable {

    static final String CLIENT_ID = "app";
    static final String CLIENT_SECRET = "app-secret";
    static final String USERNAME = "alice";
    static final String PASSWORD = "password";

    private final Child server;
    private final URI issuer;

    private Keycloak(Child server, URI issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    /** Starts the server. The first time on a machine, and for each new realm, it is set up, which takes a minute. */
    static Keycloak start() {
        KeycloakHome home = KeycloakHome.prepared();
        int port = Ports.free();
        Path target = Path.of("target").toAbsolutePath();
        Path data = home.freshData(target.resolve("keycloak"));
        Child server = home.start(
                port,
                "--db-url=jdbc:h2:file:" + data.resolve("keycloakdb") + ";NON_KEYWORDS=VALUE",
                "--log=console,file",
                "--log-file=" + target.resolve("keycloak-server.log"));
        return new Keycloak(server, URI.create("http://127.0.0.1:" + port + "/realms/latchkey"));
    }

    /** Such as {@code http://127.0.0.1:45123/realms/latchkey}. */
    URI issuer() {
        return issuer;
    }

    @Override
    public void close() {
        server.close();
    }
}
