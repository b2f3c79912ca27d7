package dev.latchkey.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Attacks with headers that only a proxy, or no client at all, may send. */
final class HeaderAttacks {

    private static final String EVIL = "evil.example";

    private final Target target;

    HeaderAttacks(Target target) {
        this.target = target;
    }

    Stream<Attack> on(String path) {
        return Stream.of(
                new Attack(
                        "forged-header",
                        "A15",
                        "No header that a client can send opens " + path,
                        "Read no user, path or permission from a header that every client can send. If a proxy in front"
                                + " sets it, the proxy must also remove what clients sent.",
                        () -> headers(path)),
                new Attack(
                        "forged-host",
                        "B11",
                        "No header sends a visitor of " + path + " to another host",
                        "Set AUTH_URL to the public address, and build no link from Host, X-Forwarded-Host or"
                                + " Forwarded.",
                        () -> hosts(List.of(path))));
    }

    /** Attacks on the endpoints. */
    Attack onEndpoints() {
        return new Attack(
                "forged-host",
                "B11",
                "No header changes the address that the endpoints of Latchkey give",
                "Set AUTH_URL to the public address. Use AUTH_TRUST_HOST with the names of your hosts, and only behind a"
                        + " proxy that overwrites the forwarding headers.",
                () -> hosts(List.of(
                        target.endpoint("/signin"), target.endpoint("/providers"), target.endpoint("/session"))));
    }

    private List<String> headers(String path) {
        GuardedPage page = target.page(path);
        if (page.isOpen()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (String header : ForgedHeaders.ALL) {
            if (!header.startsWith("Cookie:") && !header.matches("X-.*-?Method.*")) { // others have these
                add(found, page, "GET " + path + " with " + header, target.get(path, header));
            }
        }
        for (String name : ForgedHeaders.ROUTING) {
            for (String open : List.of(target.path("/"), target.endpoint("/providers"))) {
                String header = name + ": " + path;
                add(found, page, "GET " + open + " with " + header, target.get(open, header));
            }
        }
        return found;
    }

    private static void add(List<String> found, GuardedPage page, String request, RawReply reply) {
        if (page.isIn(reply)) {
            found.add(request + ", without a cookie: " + reply + " with the page of " + page.path());
        }
    }

    private List<String> hosts(List<String> paths) {
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            for (String header : ForgedHeaders.HOSTS) {
                RawReply reply = target.get(path, header, "Accept: text/html", "Sec-Fetch-Mode: navigate");
                if (reply.location().contains(EVIL)
                        || reply.body().contains("//" + EVIL)
                        || reply.header("Set-Cookie").contains(EVIL)
                        || reply.header("Link").contains(EVIL)) {
                    found.add("GET " + path + " with " + header + ": " + reply + " names " + EVIL);
                }
            }
        }
        return found;
    }
}
