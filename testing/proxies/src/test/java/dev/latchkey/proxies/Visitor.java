package dev.latchkey.proxies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** A browser: it keeps cookies, and follows no redirect. */
final class Visitor {

    private final HttpClient client;
    private final String origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(String origin, SSLContext trusted) {
        this.origin = origin;
        this.client = HttpClient.newBuilder()
                .sslContext(trusted)
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /** {@code headers} are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** Signs in with the form of the endpoints below {@code basePath}. */
    HttpResponse<String> signIn(String basePath, String name, String... headers)
            throws IOException, InterruptedException {
        String csrf = get(basePath + "/csrf").body();
        String token = csrf.replaceFirst(".*\"csrfToken\":\"([^\"]*)\".*", "$1");
        String form = "username=" + name + "&password=any&csrfToken=" + URLEncoder.encode(token, UTF_8);
        return send(request(basePath + "/callback/credentials", headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        for (String line : answer.headers().allValues("Set-Cookie")) {
            int equals = line.indexOf('=');
            int end = line.indexOf(';');
            cookies.put(line.substring(0, equals), line.substring(equals + 1, end < 0 ? line.length() : end));
        }
        return answer;
    }
}
