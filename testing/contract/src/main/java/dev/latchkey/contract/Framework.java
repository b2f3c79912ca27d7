package dev.latchkey.contract;

import java.util.List;
import java.util.Map;

/**
 * A framework whose adapter passes the suite, as listed in {@code docs/frameworks.md}.
 *
 * @param title the name with the version
 * @param artifact the artifact of the adapter
 * @param optOuts the features that the adapter leaves out, each with the reason
 */
public record Framework(String title, String artifact, Map<OptOut, String> optOuts) {

    private static final String NO_SOCKETS_IN_REST = "Jakarta REST has no WebSockets";

    /** Jersey. */
    public static final Framework JERSEY = new Framework(
            "Jersey 4",
            "latchkey-jersey",
            Map.of(
                    OptOut.STATIC_FILES,
                    "Jersey without servlets serves no files",
                    OptOut.REMOTE_ADDRESS,
                    "Jersey without servlets does not know who opened the connection",
                    OptOut.SOCKETS,
                    NO_SOCKETS_IN_REST));

    /** RESTEasy. */
    public static final Framework RESTEASY =
            new Framework("RESTEasy 7", "latchkey-resteasy", Map.of(OptOut.SOCKETS, NO_SOCKETS_IN_REST));

    /** Dropwizard. */
    public static final Framework DROPWIZARD =
            new Framework("Dropwizard 5", "latchkey-dropwizard", Map.of(OptOut.SOCKETS, NO_SOCKETS_IN_REST));

    /** Micronaut. */
    public static final Framework MICRONAUT = new Framework(
            "Micronaut 4 (Netty)",
            "latchkey-micronaut",
            Map.of(
                    OptOut.BROKEN_PIECES,
                    "Micronaut takes a piece that is malformed for the end of the body",
                    OptOut.ONLY_HTML,
                    "Micronaut compares the `Accept` header with a route before it runs the route"));

    /** Helidon. */
    public static final Framework HELIDON = new Framework(
            "Helidon SE 4.5",
            "latchkey-helidon",
            Map.of(
                    OptOut.SOCKET_ORIGINS,
                    "Helidon compares the origin by itself, with a list that also has to name the port of the server"));

    /** The JDK's own server. */
    public static final Framework JDK = new Framework(
            "the JDK's HttpServer",
            "latchkey-jdk-http",
            Map.of(
                    OptOut.LARGE_HEADERS,
                    "the server closes the connection when headers are over sun.net.httpserver.maxReqHeaderSize",
                    OptOut.SOCKETS,
                    "the server has no WebSockets"));

    private static final List<Framework> ALL = List.of(
            whole("Jetty 12", "latchkey-servlet"),
            whole("Tomcat 11", "latchkey-servlet"),
            whole("Undertow 2.3", "latchkey-servlet"),
            whole("Spring Boot 4.1 with MVC (Tomcat)", "latchkey-spring-boot-starter"),
            whole("Spring Boot 4.1 with WebFlux (Netty)", "latchkey-spring-boot-starter"),
            JERSEY,
            RESTEASY,
            DROPWIZARD,
            whole("Javalin 7", "latchkey-javalin"),
            whole("Vert.x Web 5.1", "latchkey-vertx"),
            whole("Quarkus 3.38", "latchkey-quarkus"),
            MICRONAUT,
            HELIDON,
            JDK);

    public Framework {
        optOuts = Map.copyOf(optOuts);
    }

    private static Framework whole(String title, String artifact) {
        return new Framework(title, artifact, Map.of());
    }

    /** Returns all frameworks, in the order of {@code docs/frameworks.md}. */
    static List<Framework> all() {
        return ALL;
    }

    /**
     * Returns the framework's line of the table, with the framework, the artifact and the features that are left out.
     */
    String line() {
        String left = optOuts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> "`" + each.getKey() + "`: " + each.getValue())
                .reduce((one, other) -> one + "; " + other)
                .orElse("nothing");
        return "| " + title + " | `" + artifact + "` | " + left + " |";
    }
}
