package dev.latchkey.site;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Ascii;
import dev.latchkey.wire.ForwardedHeader;
import dev.latchkey.wire.IpAddress;
import dev.latchkey.wire.MalformedException;
import dev.latchkey.wire.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers {@code X-Forwarded-*} and {@code Forwarded} (RFC 7239) that trusted proxies add to a request. Each
 * proxy appends to a list, so this class counts trusted entries from the end. Earlier entries come from the client. If
 * entries of the client, or the two kinds of headers, contradict the trusted entries about the address of the site, the
 * request is refused. In such a case, nobody can tell which of the values the proxy wrote.
 */
final class ForwardingHeaders {

    private static final String FOR = "X-Forwarded-For";
    private static final String HOST = "X-Forwarded-Host";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final String PORT = "X-Forwarded-Port";
    private static final String PREFIX = "X-Forwarded-Prefix";

    private static final List<String> ABOUT_THE_SITE = List.of(HOST, PROTO, PORT, PREFIX);
    private static final List<String> SIGNS = List.of(
            FOR, HOST, PROTO, PORT, PREFIX, "Forwarded", "Via", "X-Forwarded-Server", "X-Forwarded-Ssl", "X-Real-IP");

    private final AuthRequest request;
    private final TrustedProxies proxies;

    ForwardingHeaders(AuthRequest request, TrustedProxies proxies) {
        this.request = request;
        this.proxies = proxies;
    }

    /**
     * Returns whether a request came through a proxy although none is configured. Headers of a proxy show this. A proxy
     * that adds no header is detected if the browser names the page that sends the request, and this page is on another
     * machine. A page of another site may also send a request to this machine, but the browser then sends
     * {@code Sec-Fetch-Site: cross-site}. Browsers leave {@code Sec-Fetch-Site} out only if they send the request to
     * another machine without https.
     */
    static boolean showIn(AuthRequest request) {
        for (String sign : SIGNS) { // no stream, because each local request comes this way
            if (!request.headers(sign).isEmpty()) {
                return true;
            }
        }
        String relation = request.header("Sec-Fetch-Site");
        if (relation != null && !relation.equals("same-origin")) {
            return false;
        }
        String asking = request.header("Origin");
        String page = asking == null && relation != null ? request.header("Referer") : asking;
        Origin origin = page == null ? null : Origin.of(page);
        return origin != null && !origin.isLoopback();
    }

    /**
     * Returns the origin that the browser requested; {@code null} if the headers name none.
     *
     * @throws AuthException.Refused if the headers contradict each other
     */
    @Nullable
    Origin origin() {
        List<Map<String, String>> elements = elements();
        String scheme = requireNonNull(chosen(
                scheme(said(PROTO)),
                scheme(agreed(parameters(elements, "proto"), PROTO)),
                request.secure() ? "https" : "http",
                PROTO));
        String authority = chosen(
                lower(said(HOST)), lower(agreed(parameters(elements, "host"), HOST)), lower(request.host()), HOST);
        String port = said(PORT);
        if ((scheme.equals("https") ? "80" : "443").equals(port)) {
            throw refused("X-Forwarded-Port and X-Forwarded-Proto contradict each other");
        }
        return authority == null || !isWeb(scheme) ? null : Origin.ofAuthority(scheme, withPort(authority, port));
    }

    /**
     * Returns the path that a proxy removes before it forwards the request, such as {@code /shop}; empty if there is
     * none.
     */
    String prefix() {
        List<String> prefixes = list(PREFIX);
        if (!isOne(prefixes)) {
            throw refused(PREFIX + " has values that differ: let one proxy set it, and the others pass it on");
        }
        String prefix = outermost(prefixes);
        while (prefix != null && prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        if (prefix == null || prefix.isEmpty()) {
            return "";
        }
        if (!prefix.matches("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++")) {
            throw refused("X-Forwarded-Prefix is no path such as /shop");
        }
        return prefix;
    }

    /** Returns the client's address; {@code null} if the headers do not name exactly one. */
    @Nullable
    IpAddress client() {
        String own = outermost(list(FOR));
        String standard;
        try {
            standard = outermost(parameters(elements(), "for"));
        } catch (AuthException.Refused e) {
            return null;
        }
        IpAddress client = IpAddress.of(own != null ? own : standard);
        boolean contradiction = own != null && standard != null && !Objects.equals(client, IpAddress.of(standard));
        return contradiction ? null : client;
    }

    private @Nullable String said(String header) {
        return agreed(list(header), header);
    }

    /**
     * Returns the value of the outermost trusted proxy. Different values are accepted only if each proxy has appended
     * its own value and the configuration names the hosts. A proxy that forwards a list unchanged would let a client
     * insert values.
     */
    private @Nullable String agreed(List<String> values, String header) {
        if (!isOne(values) && (values.size() != proxies.hops() || proxies.isOpenToAnyHost())) {
            throw refused(header + " or its like in Forwarded has values that differ, and not one for each trusted"
                    + " proxy: let one proxy overwrite it and the others pass it on, or name the hosts with"
                    + " Proxies.trusted(\"app.example.com\"), let each proxy append to it, and say with count(…) of"
                    + " Proxies how many there are");
        }
        return outermost(values);
    }

    private @Nullable String outermost(List<String> values) {
        return values.subList(Math.max(0, values.size() - proxies.hops()), values.size()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Returns whether all values are equal. */
    private static boolean isOne(List<String> values) {
        return values.stream()
                        .filter(value -> !value.isEmpty())
                        .map(Ascii::lower)
                        .distinct()
                        .count()
                <= 1;
    }

    /** Returns the value of either kind of headers. If both kinds have one, they must agree. */
    private @Nullable String chosen(
            @Nullable String own, @Nullable String standard, @Nullable String otherwise, String header) {
        boolean others = ABOUT_THE_SITE.stream().anyMatch(name -> request.header(name) != null);
        String value = own != null ? own : standard != null && !others ? standard : otherwise;
        if (standard != null && !standard.equals(value)) {
            throw refused("Forwarded contradicts " + header + ", or what the request says where that is missing:"
                    + " let the proxy remove the one that it does not set");
        }
        return value;
    }

    private List<String> list(String header) {
        List<String> values = new ArrayList<>();
        for (String line : request.headers(header)) {
            for (String value : line.split(",", -1)) {
                if (!value.isBlank()) {
                    values.add(value.strip());
                }
            }
        }
        return values;
    }

    private List<Map<String, String>> elements() {
        try {
            return ForwardedHeader.parse(request.headers("Forwarded"));
        } catch (MalformedException e) {
            throw new AuthException.Refused(ErrorCode.BAD_REQUEST, "Forwarded is malformed", e);
        }
    }

    /**
     * Returns one value for each element, so that the number of values is the number of proxies. A value is empty if
     * the parameter is missing.
     */
    private static List<String> parameters(List<Map<String, String>> elements, String name) {
        return elements.stream()
                .map(element -> element.getOrDefault(name, "").strip())
                .toList();
    }

    /** Returns the scheme. Some proxies send {@code wss} for a WebSocket. This corresponds to {@code https}. */
    private static @Nullable String scheme(@Nullable String said) {
        if (said == null) {
            return null;
        }
        String lower = Ascii.lower(said);
        String bare = lower.endsWith(":") ? lower.substring(0, lower.length() - 1) : lower;
        return bare.equals("ws") ? "http" : bare.equals("wss") ? "https" : bare;
    }

    private static boolean isWeb(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    private static @Nullable String lower(@Nullable String authority) {
        return authority == null ? null : Ascii.lower(authority);
    }

    /** Adds the port unless the host already has one, which is the port that the browser requested. */
    private static String withPort(String authority, @Nullable String port) {
        boolean named = authority.indexOf(':', authority.indexOf(']') + 1) >= 0;
        return port == null || named ? authority : authority + ":" + port;
    }

    private static AuthException.Refused refused(String what) {
        return new AuthException.Refused(ErrorCode.BAD_REQUEST, what);
    }
}
