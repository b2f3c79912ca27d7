package dev.latchkey.contract;

import dev.latchkey.Auth;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.provider.CredentialsProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes sessions as another server would. */
final class Mint {

    private Mint() {}

    /** The value of a session cookie for Alice. */
    static String session(String secret) {
        Auth other = Auth.builder()
                .environment(Map.of())
                .secret(secret)
                .clock(new TestClock())
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(People.ALICE)))
                .build();
        AuthResponse response = other.exchange(new Local(), (name, value) -> {}).signIn("credentials", "/", Map.of("username", "alice", "password", "any"));
        return response.headers().stream()
                .map(Header::value)
                .filter(line -> line.startsWith(Browser.SESSION + "="))
                .map(line -> line.substring(line.indexOf('=') + 1, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
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
