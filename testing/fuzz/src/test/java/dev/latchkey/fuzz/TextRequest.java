package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as its text goes over the wire: a line of method and target, lines of headers, an empty line, the body.
 *
 * @param content a character for each byte
 */
record TextRequest(String method, String path, @Nullable String query, List<Header> lines, String content)
        implements AuthRequest {

    static TextRequest get(String target, String... headers) {
        return parse(("GET " + target + "\n" + String.join("\n", headers)).getBytes(UTF_8));
    }

    static TextRequest post(String target, String form, String... headers) {
        return parse(("POST " + target + "\nContent-Type: application/x-www-form-urlencoded\n"
                        + String.join("\n", headers) + "\n\n" + form)
                .getBytes(UTF_8));
    }

    static TextRequest parse(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf("\n\n");
        String[] head = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
        String[] first = head[0].split(" ", 2);
        String target = first.length > 1 && first[1].startsWith("/") ? first[1] : "/";
        int mark = target.indexOf('?');
        List<Header> lines = new ArrayList<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            if (colon > 0) {
                lines.add(new Header(
                        head[i].substring(0, colon).strip(),
                        head[i].substring(colon + 1).strip()));
            }
        }
        return new TextRequest(
                first[0],
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? null : target.substring(mark + 1),
                lines,
                end < 0 ? "" : text.substring(end + 2));
    }

    @Override
    public List<String> headers(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    @Override
    public boolean secure() {
        return true;
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.1";
    }

    @Override
    public byte[] body(int limit) {
        return content.getBytes(ISO_8859_1);
    }
}
