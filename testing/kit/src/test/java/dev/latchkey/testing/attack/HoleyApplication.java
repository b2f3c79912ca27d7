package dev.latchkey.testing.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import dev.latchkey.testing.SignedIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An application with one hole of {@code holes.csv}, or with none. */
final class HoleyApplication implements AutoCloseable {

    static final String NO_HOLE = "none";
    static final String SECRET = "a secret of the tests, of more than 32 characters";
    static final String PAGE = "<h1>dashboard-secret</h1> of Ada Lindqvist";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final String hole;
    private final Auth auth;

    HoleyApplication(OpenIdProvider people, String hole) throws IOException {
        this.hole = hole;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        people.client(RegisteredClient.confidential("app", "secret").anyLoopbackRedirect());
        AuthBuilder builder = Auth.builder()
                .secret(SECRET)
                .provider(OAuthProvider.oidc("demo", "Demo")
                        .issuer(people.issuer())
                        .clientId("app")
                        .clientSecret("secret"))
                .matcher(hole.startsWith("no-matcher") ? "/settings" : "/dashboard/:path*", "/profile")
                .authorized(Authorized.signedIn());
        if (hole.equals("any-return-address")) {
            builder.onRedirect((url, origin) -> url);
        }
        auth = builder.build();
        server.setExecutor(threads);
        server.createContext("/", this::serve).getFilters().addAll(List.of(new HoleFilter(hole), JdkHttpAuth.of(auth)));
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Returns the audit that the adapter of a framework makes. */
    RouteAudit audit() {
        return auth.audit(List.of(
                Route.of("GET", "/", "home"),
                Route.of("GET", "/dashboard", "dashboard"),
                Route.of("GET", "/dashboard/{page}", "page"),
                Route.of("POST", "/profile", "profile"),
                Route.of("GET", "/auth/*", "endpoints")));
    }

    static String cookie() {
        return SignedIn.as("ada").cookie(SECRET);
    }

    LatchkeyAttacks attacks() {
        return LatchkeyAttacks.against(url())
                .signedInAs(cookie())
                .halfSignedInAs("authjs.pending=a-sign-in-that-waits")
                .guarding("/dashboard")
                .changing("/profile");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange http) throws IOException {
        String path = String.valueOf(http.getRequestURI().getPath());
        if (path.equals("/dashboard")) {
            dashboard(http);
        } else if (path.equals("/profile")) {
            String from = http.getRequestHeaders().getFirst("Sec-Fetch-Site");
            boolean refused = "cross-site".equals(from) && !hole.equals("form-of-any-site");
            answer(http, refused ? 403 : 200, refused ? "from another site" : "saved");
        } else if (path.equals("/")) {
            answer(http, 200, "Welcome");
        } else {
            answer(http, 404, "Nothing here");
        }
    }

    private void dashboard(HttpExchange http) throws IOException {
        String cookie = http.getRequestHeaders().getFirst("Cookie");
        String query = http.getRequestURI().getQuery();
        switch (hole) {
            case "shared-cache" -> http.getResponseHeaders().set("Cache-Control", "public, max-age=600");
            case "cookie-for-scripts" -> http.getResponseHeaders().add("Set-Cookie", cookie + "; Path=/");
            case "any-origin" -> {
                http.getResponseHeaders().set("Access-Control-Allow-Origin", origin(http));
                http.getResponseHeaders().set("Access-Control-Allow-Credentials", "true");
            }
            default -> {}
        }
        String nonce = "nonce-" + requests.incrementAndGet();
        String page = switch (hole) {
            case "no-matcher-for-a-page-with-a-nonce" -> PAGE + " " + nonce;
            case "empty-page" -> "";
            case "page-of-a-nonce" -> nonce;
            case "echoed-parameter" -> PAGE + (query == null ? "" : query);
            case "cookie-on-the-page" -> PAGE + cookie;
            default -> PAGE;
        };
        answer(http, 200, page);
    }

    private static String origin(HttpExchange http) {
        @Nullable String origin = http.getRequestHeaders().getFirst("Origin");
        return origin == null ? "*" : origin;
    }

    static void answer(HttpExchange http, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        http.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
        boolean head = http.getRequestMethod().equals("HEAD");
        http.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            http.getResponseBody().write(body);
        }
        http.close();
    }
}
