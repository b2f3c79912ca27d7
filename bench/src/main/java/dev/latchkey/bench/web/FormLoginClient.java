package dev.latchkey.bench.web;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.examples.RunningExample;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in at Spring Security's form, as a browser does. */
final class FormLoginClient {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private FormLoginClient() {}

    /** The cookie of somebody who is signed in, {@code name=value}. */
    static String signIn(RunningExample server) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        Matcher token = TOKEN.matcher(
                client.send(HttpRequest.newBuilder(server.at("/login")).build(), BodyHandlers.ofString())
                        .body());
        if (!token.find()) {
            throw new IllegalStateException("The form has no token");
        }
        String form = "username=alice&password=wonderland&_csrf=" + encode(String.valueOf(token.group(1)), UTF_8);
        client.send(
                HttpRequest.newBuilder(server.at("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody was signed in"));
    }
}
