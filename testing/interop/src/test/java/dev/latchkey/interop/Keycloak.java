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
    private final URI encrypted;
    private final Certificates certificates;

    private Keycloak(Child server, URI issuer, URI encrypted, Certificates certificates) {
        this.server = server;
        this.issuer = issuer;
        this.encrypted = encrypted;
        this.certificates = certificates;
    }

    /** Starts the server. The first time on a machine, and for each new realm, it is set up, which takes a minute. */
    static Keycloak start() {
        KeycloakHome home = KeycloakHome.prepared();
        int port = Ports.free();
        int encrypted = Ports.free();
        Path target = Path.of("target").toAbsolutePath();
        Path data = home.freshData(target.resolve("keycloak"));
        Certificates certificates = Certificates.in(target.resolve("keycloak-certificates"));
        Child server = home.start(
                port,
                "--https-port=" + encrypted,
                "--https-key-store-file=" + certificates.server(),
                "--https-key-store-password=" + Certificates.PASSWORD,
                "--https-trust-store-file=" + certificates.trusted(),
                "--https-trust-store-password=" + Certificates.PASSWORD,
                "--db-url=jdbc:h2:file:" + data.resolve("keycloakdb") + ";NON_KEYWORDS=VALUE",
                "--log=console,file",
                "--log-file=" + target.resolve("keycloak-server.log"));
        return new Keycloak(
                server,
                URI.create("http://127.0.0.1:" + port + "/realms/latchkey"),
                URI.create("https://127.0.0.1:" + encrypted + "/realms/latchkey"),
                certificates);
    }

    /** Such as {@code http://127.0.0.1:45123/realms/latchkey}. */
    URI issuer() {
        return issuer;
    }

    /** The issuer of the same realm where Keycloak asks for client certificates. */
    URI encryptedIssuer() {
        return encrypted;
    }

    Certificates certificates() {
        return certificates;
    }

    @Override
    public void close() {
        server.close();
    }
}
