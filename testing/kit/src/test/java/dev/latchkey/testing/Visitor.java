package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser and a client in one, as far as these tests need them. It follows no redirect. */
final class Visitor {

    static final String CLIENT = "app";
    static final String SECRET = "s3cr%t: +";
    static final String CALLBACK = "http://localhost:3000/auth/callback/demo";
    static final String AFTER_SIGN_OUT = "http://localhost:3000/bye";

    // RFC 7636 appendix B
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final OpenIdProvider idp;

    Visitor(OpenIdProvider idp) {
        this.idp = idp;
        idp.client(RegisteredClient.confidential(CLIENT, SECRET)
                .redirectTo(CALLBACK)
                .redirectAfterSignOutTo(AFTER_SIGN_OUT));
    }

    /** An authorization request in order; put and remove to spoil it. */
    static Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", CLIENT);
        request.put("redirect_uri", CALLBACK);
        request.put("scope", "openid profile email");
        request.put("state", "the-state");
        request.put("nonce", "the-nonce");
        request.put("code_challenge", CHALLENGE);
        request.put("code_challenge_method", "S256");
        return request;
    }

    /** A token request in order, but for the client's authentication. */
    static Map<String, String> redemption(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", CALLBACK);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    HttpResponse<String> authorize(Map<String, String> request) {
        return get("/authorize?" + RequestParameters.encode(request));
    }

    /** Signs in without a page and returns what the client's callback is given. */
    Map<String, String> signIn(String username, Map<String, String> request) {
        Map<String, String> silent = new LinkedHashMap<>(request);
        silent.put("prompt", "none");
        silent.put("login_hint", username);
        return callback(authorize(silent));
    }

    String code() {
        return required(signIn("ada", request()), "code");
    }

    HttpResponse<String> redeem(String code) {
        return token(redemption(code));
    }

    HttpResponse<String> token(Map<String, String> form) {
        return post("/token", form, basic(CLIENT, SECRET));
    }

    Map<String, Object> tokens() {
        HttpResponse<String> answer = redeem(code());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    String idToken() {
        return (String) required(tokens(), "id_token");
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(builder(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        return send(builder(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(RequestParameters.encode(form)))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpRequest.Builder builder(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(idp.issuer() + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    static String[] basic(String id, String secret) {
        String pair = encode(id) + ":" + encode(secret);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))};
    }

    static String[] bearer(Map<String, Object> tokens) {
        return bearer(required(tokens, "access_token").toString());
    }

    static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    /** The parameters of a redirect to the registered callback. */
    static Map<String, String> callback(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?");
        return query(location);
    }

    static Map<String, String> query(String url) {
        Map<String, String> query = new LinkedHashMap<>();
        RequestParameters.parse(url.substring(url.indexOf('?') + 1)).forEach(query::put);
        return query;
    }

    static Map<String, Object> json(HttpResponse<String> answer) {
        try {
            return JSONObjectUtils.parse(answer.body());
        } catch (ParseException notJson) {
            throw new AssertionError("Not a JSON object: " + answer.body(), notJson);
        }
    }

    static <V> V required(Map<String, V> map, String name) {
        V value = map.get(name);
        if (value == null) {
            throw new AssertionError("No " + name + " in " + map);
        }
        return value;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Asks about an access token. */
    HttpResponse<String> introspection() {
        return post("/introspect", Map.of("token", "any"), basic(CLIENT, SECRET));
    }
}
