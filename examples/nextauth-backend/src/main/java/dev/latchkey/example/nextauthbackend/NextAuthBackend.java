package dev.latchkey.example.nextauthbackend;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Proxies;
import dev.latchkey.Sessions;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.passkeys.Passkeys;
import dev.latchkey.provider.Credentials;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentType;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The back end of a page with the unmodified {@code next-auth/react}. */
public final class NextAuthBackend {

    /** So long that its session takes several cookies. */
    private static final int MAX_NAME_LENGTH = 8_000;

    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final User ALICE =
            new User("u-alice", "Alice Liddell", "alice@example.test", "https://example.test/alice.png");

    private NextAuthBackend() {}

    /** Starts it on this machine, on {@code PORT} or 3000. */
    public static void main(String... arguments) {
        Map<String, String> environment = System.getenv();
        String port = environment.getOrDefault("PORT", "3000");
        try {
            Auth auth = auth(environment);
            Javalin server = Javalin.create(config -> configure(config, auth));
            server.start("localhost", Integer.parseInt(port));
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
            System.out.println("The endpoints are under http://localhost:" + port + auth.basePath());
        } catch (JavalinBindException taken) {
            exit("Port " + port + " is taken. Choose another, such as PORT=3001 bin/demo nextauth");
        } catch (NumberFormatException notAPort) {
            exit("PORT is not a number");
        } catch (IllegalStateException misconfigured) {
            exit(String.valueOf(misconfigured.getMessage()));
        }
    }

    /**
     * Reads the set-up from variables.
     *
     * @throws IllegalStateException if one is missing or malformed, with its name
     */
    public static Auth auth(Map<String, String> environment) {
        AuthBuilder builder = Auth.builder()
                .environment(environment) // AUTH_SECRET and AUTH_OIDC_… come from there
                .proxies(Proxies.trusted())
                .store(people())
                .sessions(Sessions.sealed()) // as in Auth.js where there are credentials
                .provider(CredentialsProvider.of((credentials, request) -> authorize(credentials)))
                .with(Passkeys.standard().signUp())
                .onJwt(NextAuthBackend::rename);
        if (Stream.of("AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET").anyMatch(environment::containsKey)) {
            builder.provider(OAuthProvider.oidc("oidc", "OpenID Connect"));
        }
        String basePath = environment.get("AUTH_BASE_PATH");
        return basePath == null ? builder.build() : builder.basePath(basePath).build();
    }

    /** Adds endpoints and routes to a server. */
    public static void configure(JavalinConfig config, Auth settings) {
        JavalinAuth auth = JavalinAuth.of(settings);
        config.startup.showJavalinBanner = false;
        config.jetty.modifyHttpConfiguration(
                http -> { // for sessions in several cookies
                    http.setRequestHeaderSize(MAX_HEADER_BYTES);
                    http.setResponseHeaderSize(MAX_HEADER_BYTES);
                });
        config.registerPlugin(auth);
        config.routes.get(
                "/plain", ctx -> ctx.contentType(ContentType.APPLICATION_JSON).result("{\"session\":\"not read\"}"));
        config.routes.get("/me", auth.wrap((ctx, session) -> {
            ctx.contentType(ContentType.APPLICATION_JSON);
            if (session.isPresent()) {
                ctx.result(session.get().toJson());
            } else {
                ctx.status(HttpStatus.UNAUTHORIZED).result("{\"message\":\"Not authenticated\"}");
            }
        }));
    }

    /** Keeps Alice and the users who sign up, until the program ends. A real application has a database. */
    private static Store people() {
        Store store = Store.inMemory();
        Account credentials = new Account("credentials", "credentials", "credentials", ALICE.id(), null);
        store.createUser(new StoredUser(ALICE, null), StoredAccount.of(credentials));
        return store;
    }

    /** A real application looks the name up and compares the password with a hash. */
    private static Optional<User> authorize(Credentials credentials) {
        if (credentials.get("username").equals("locked")) {
            throw new CredentialsSignin("locked");
        }
        boolean right = credentials.get("username").equals("alice")
                && credentials.get("password").equals("wonderland-1865");
        return right ? Optional.of(ALICE) : Optional.empty();
    }

    /** What a browser sends is not to be trusted: only a name is taken from it, and only if it looks like one. */
    private static Claims rename(JwtContext context) {
        if (context.trigger() == JwtTrigger.UPDATE
                && context.update() instanceof Map<?, ?> data
                && data.get("name") instanceof String name
                && name.length() <= MAX_NAME_LENGTH) {
            return context.token().with("name", name);
        }
        return context.token();
    }

    private static void exit(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
