package dev.latchkey.contract.jdkhttp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.contract.Page;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What an application of the JDK's server writes itself: forms are read by hand, and pages written. */
final class Pages {

    private Pages() {}

    static HttpHandler of(Supplier<Page> page) {
        return http -> write(http, page.get());
    }

    static void write(HttpExchange http, Page page) throws IOException {
        page.headers().forEach(http.getResponseHeaders()::add);
        write(http, page.status(), page.contentType(), page.body());
    }

    static void write(HttpExchange http, String text) throws IOException {
        write(http, 200, "text/plain;charset=utf-8", text);
    }

    private static void write(HttpExchange http, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        http.getResponseHeaders().set("Content-Type", type);
        if (http.getRequestMethod().equals("HEAD")) {
            http.sendResponseHeaders(status, -1);
        } else {
            http.sendResponseHeaders(status, body.length);
            http.getResponseBody().write(body);
        }
        http.close();
    }

    static Map<String, String> form(HttpExchange http) throws IOException {
        Map<String, String> fields = new HashMap<>();
        String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
        for (String field : body.split("&", -1)) {
            String[] pair = field.split("=", 2);
            if (pair.length == 2) {
                fields.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
            }
        }
        return fields;
    }
}
