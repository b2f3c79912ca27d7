package dev.latchkey.jdbcguard;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.fixtures.CookieRequest;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Requests as an adapter would serve them. */
final class Requests {

    static final SignedIn ALICE = SignedIn.as("alice").with("tenant", "acme");
    static final SignedIn BOB = SignedIn.as("bob").with("tenant", "acme");
    static final SignedIn SUPPORT = SignedIn.as("sue").with("tenant", "acme").with("roles", List.of("support"));

    private static final String SECRET = "a-secret-for-the-guard-0123456789-0123456789";
    private static final Auth AUTH = Auth.builder()
            .environment(Map.of())
            .secret(SECRET)
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("nobody"))))
            .build();

    private Requests() {}

    interface Work {
        void run() throws Exception;
    }

    static <T> T of(SignedIn person, Callable<T> work) throws Exception {
        return AdapterExchange.of(AUTH, new CookieRequest(person.cookie(SECRET)), (name, value) -> {})
                .within(work);
    }

    static void serve(SignedIn person, Work work) throws Exception {
        of(person, () -> {
            work.run();
            return true;
        });
    }

    static void serveNobody(Work work) throws Exception {
        AdapterExchange.of(AUTH, new CookieRequest(""), (name, value) -> {}).within(() -> {
            work.run();
            return true;
        });
    }
}
