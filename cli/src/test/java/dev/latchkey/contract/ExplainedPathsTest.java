package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.cli.Shell;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Claims;
import dev.latchkey.testing.attack.AttackCorpus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code latchkey explain} says of each spelling of a path what a real server does with it. */
@Tag("X2")
class ExplainedPathsTest {

    private static final String REACHED = "X-Reached";
    private static final int SERVED = 299;

    /** What a server answers to a program that is not signed in. */
    private static final Map<String, Integer> STATUS = Map.of("uncovered", SERVED, "refused", 401, "ambiguous", 400);

    private static final Auth LISTED = auth("/dashboard/:path*");
    private static final Auth LEAVING_OUT = auth("/((?!open|static|api).*)");

    /** Called by its name. */
    static Auth listed() {
        return LISTED;
    }

    /** Called by its name. */
    static Auth leavingOut() {
        return LEAVING_OUT;
    }

    private static Auth auth(String matcher) {
        return Auth.builder()
                .sessionsOnly()
                .secret("a secret that no other test has: 0815-4711")
                .matcher(matcher)
                .authorized(Authorized.all(Authorized.signedIn(), Authorized.role("admin")))
                .environment(Map.of())
                .build();
    }

    @Test
    void explain_agrees_with_the_guard_on_every_spelling_of_a_listed_path() throws IOException {
        assertThat(differences(listed(), "listed", "/open")).isEmpty();
    }

    @Test
    void explain_agrees_with_the_guard_where_a_matcher_says_what_it_leaves_out() throws IOException {
        assertThat(differences(leavingOut(), "leavingOut", "/static")).isEmpty();
    }

    private static List<String> differences(Auth auth, String method, String open) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpContext context = server.createContext("/", http -> {
            http.sendResponseHeaders(SERVED, -1);
            http.close();
        });
        context.getFilters()
                .add(Filter.beforeHandler(
                        "marks what has reached the application",
                        http -> http.getResponseHeaders().add(REACHED, "yes")));
        context.getFilters().add(JdkHttpAuth.of(auth));
        server.start();
        try {
            return differences(server.getAddress().getPort(), ExplainedPathsTest.class.getName() + "::" + method, open);
        } finally {
            server.stop(0);
        }
    }

    private static List<String> differences(int port, String method, String open) {
        String authority = "localhost:" + port;
        RawClient client = new RawClient(URI.create("http://" + authority));
        Shell shell = new Shell();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String spelling : AttackCorpus.pathSpellings("/dashboard/settings", open, authority)) {
            Reply reply = client.request("GET", spelling);
            if (reply.header(REACHED).isPresent()) { // the server itself refuses some
                compared++;
                Claims explained = shell.call("explain", "GET", asServed(spelling), "--auth", method, "--json")
                        .json();
                String decision = explained.text("decision").orElseThrow();
                boolean agrees = decision.equals("endpoint")
                        ? reply.status() != SERVED
                        : STATUS.getOrDefault(decision, 0) == reply.status();
                if (!agrees) {
                    differences.add(spelling + ": " + reply.status() + ", but " + explained.toJson());
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
        return differences;
    }

    /** Returns the target as the JDK's server reads it: three slashes begin a URL with an empty host. */
    private static String asServed(String spelling) {
        return spelling.startsWith("///") ? spelling.substring(2) : spelling;
    }
}
