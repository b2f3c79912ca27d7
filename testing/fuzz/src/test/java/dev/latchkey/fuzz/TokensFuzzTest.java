package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.util.Map;
import java.util.Optional;

/** A session token: any other than one that was given out signs nobody in, be it one with a few characters changed. */
class TokensFuzzTest {

    private static final String NAME = "__Secure-authjs.session-token";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=%+ ";

    private static final Auth AUTH = Auth.builder()
            .environment(Map.of())
            .secret("a-secret-of-fuzzing-0123456789abcdefghij")
            .url("https://app.example.com")
            .provider(CredentialsProvider.of((fields, request) -> Optional.of(User.of("42"))))
            .build();
    private static final String GIVEN = signIn();

    @FuzzTest
    void text(byte[] input) {
        String token = new String(input, UTF_8).replaceAll("[\r\n]", "");
        assertThat(isSignedIn(token)).isEqualTo(token.equals(GIVEN));
    }

    /** Three bytes are a change: two for the place, one for the character. */
    @FuzzTest
    void changes(byte[] input) {
        StringBuilder token = new StringBuilder(GIVEN);
        for (int i = 0; i + 2 < input.length; i += 3) {
            int place = ((input[i] & 0xff) * 256 + (input[i + 1] & 0xff)) % token.length();
            token.setCharAt(place, ALPHABET.charAt((input[i + 2] & 0xff) % ALPHABET.length()));
        }
        assertThat(isSignedIn(token.toString())).isEqualTo(token.toString().equals(GIVEN));
    }

    private static boolean isSignedIn(String token) {
        return AdapterExchange.of(AUTH, TextRequest.get("/", "Cookie: " + NAME + "=" + token), (name, value) -> {})
                .session()
                .isPresent();
    }

    private static String signIn() {
        return AdapterExchange.of(
                        AUTH, TextRequest.post("/", "", "Origin: https://app.example.com"), (name, value) -> {})
                .signIn("credentials", "/", Map.of("username", "ada", "password", "x"))
                .headers()
                .stream()
                .filter(header -> header.value().startsWith(NAME + "="))
                .map(header -> header.value()
                        .substring(NAME.length() + 1, header.value().indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
