package dev.latchkey.servlet;

import dev.latchkey.Auth;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody at a server under test, and the configuration that knows them. */
record Visitor(URI address, String cookie) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A configuration whose guard looks at the dashboard. */
    static Auth auth(InstantSource clock) {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-the-doors-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
                .clock(clock)
                .matcher("/dashboard/:path*")
                .build();
    }

    static Visitor nobody(URI address) {
        return new Visitor(address, "none=1");
    }

    /** Alice, signed in as long ago as {@code clock} says. */
    static Visitor alice(URI address, InstantSource clock) {
        String cookie = auth(clock)
                .exchange(new Local(), (name, value) -> {})
                .signIn("credentials", "/", Map.of())
                .headers()
                .stream()
                .map(Header::value)
                .filter(line -> line.startsWith("authjs.session-token="))
                .map(line -> line.substring(0, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
        return new Visitor(address, cookie);
    }

    /** A script's request. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, "cors");
    }

    /** Somebody opens an address. */
    HttpResponse<String> navigate(String path) throws IOException, InterruptedException {
        return send(path, "navigate");
    }

    private HttpResponse<String> send(String path, String mode) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(10))
                .header("Cookie", cookie)
                .header("Sec-Fetch-Mode", mode)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** A request that nobody sent. */
    private record Local() implements AuthRequest {

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("Host") ? List.of("localhost") : List.of();
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public byte[] body(int limit) {
            return new byte[0];
        }
    }
}
