package dev.latchkey.interop;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.latchkey.nextauth.NextAuthPage;
import dev.latchkey.nextauth.NodeProject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Auth.js itself ({@code @auth/core}) as a server on this machine, with sealed-cookie sessions, or with a database and
 * its own adapter for it. Credentials are those of {@link #USERNAME}, without a database; the provider {@code oidc} is
 * there if the options have a client for it.
 */
final class AuthJsServer implements AutoCloseable {

    static final String USERNAME = "alice";
    static final String PASSWORD = "password";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Child node;
    private final URI origin;

    private AuthJsServer(Child node, URI origin) {
        this.node = node;
        this.origin = origin;
    }

    static AuthJsServer start(NodeProject node, Options options) {
        Child child = Child.start("node-server", node.command("server"), Map.of("OPTIONS", new Gson().toJson(options)));
        JsonObject ready = JsonParser.parseString(child.nextLine(PATIENCE)).getAsJsonObject();
        return new AuthJsServer(
                child, URI.create("http://localhost:" + ready.get("port").getAsInt()));
    }

    /** Such as {@code http://localhost:45123}. */
    URI origin() {
        return origin;
    }

    boolean isAlive() {
        return node.isAlive();
    }

    @Override
    public void close() {
        node.close();
    }

    /**
     * How the server is set up.
     *
     * @param secrets newest first
     * @param secureCookies whether cookies have their https names, also over http
     * @param basePath where the endpoints are
     * @param page the folder of a {@link NextAuthPage} to serve at {@code /}
     * @param database where users and sessions are kept, such as {@code postgresql://postgres@localhost:5432/postgres}
     * @param passkeys whether users sign in with passkeys, and the database has the tables of the adapter for Drizzle
     */
    record Options(
            List<String> secrets,
            boolean secureCookies,
            String basePath,
            @Nullable Client oidc,
            @Nullable String page,
            @Nullable String database,
            boolean passkeys) {

        /** Plain cookies, {@code /auth}, credentials only. */
        static Options of(String... secrets) {
            return new Options(List.of(secrets), false, "/auth", null, null, null, false);
        }

        Options withSecureCookies() {
            return new Options(secrets, true, basePath, oidc, page, database, passkeys);
        }

        Options under(String path) {
            return new Options(secrets, secureCookies, path, oidc, page, database, passkeys);
        }

        Options with(Keycloak keycloak) {
            Client client = new Client(keycloak.issuer().toString(), Keycloak.CLIENT_ID, Keycloak.CLIENT_SECRET);
            return with(client);
        }

        Options with(Client client) {
            return new Options(secrets, secureCookies, basePath, client, page, database, passkeys);
        }

        Options on(String databaseUrl) {
            return new Options(secrets, secureCookies, basePath, oidc, page, databaseUrl, passkeys);
        }

        Options with(NextAuthPage shown) {
            return new Options(
                    secrets, secureCookies, basePath, oidc, shown.folder().toString(), database, passkeys);
        }

        Options withPasskeys() {
            return new Options(secrets, secureCookies, basePath, oidc, page, database, true);
        }
    }

    /** Who the server is to the identity provider at {@code issuer}. */
    record Client(String issuer, String clientId, String clientSecret) {}
}
