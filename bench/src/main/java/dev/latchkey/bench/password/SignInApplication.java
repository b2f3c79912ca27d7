package dev.latchkey.bench.password;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** An application without a server, with one user, who signs in with a password. */
final class SignInApplication implements AutoCloseable {

    static final String PASSWORD = "seven lamps over the harbour";

    private static final String ADDRESS = "ada@example.org";
    private static final int OVERLOADED = 503;

    /** All sign-ins are of one name and one client, of which only a few would be let in at the same time. */
    private static final RateLimit OFTEN = new RateLimit(1_000_000, Duration.ofHours(1));

    private final Auth auth;
    private final SignInRequest signIn;

    SignInApplication(Store store) {
        auth = Auth.builder()
                .environment(Map.of())
                .secret("a secret of the benchmark, known to all")
                .store(store)
                .mail(EmailProvider.of(mail -> {}).from("bench@example.org"))
                .with(Passwords.standard().limits(OFTEN, OFTEN).withoutBreachCheck())
                .build();
        User ada = store.createUser(new StoredUser(new User("u-ada", "Ada", ADDRESS, null), null), null)
                .orElseThrow()
                .user();
        Passwords.of(auth).setPassword(ada.id(), PASSWORD);
        signIn = signInRequest();
    }

    private SignInRequest signInRequest() {
        AuthResponse csrf = send(new SignInRequest("GET", "/auth/csrf", "", ""));
        String cookie = Objects.requireNonNull(csrf.header("Set-Cookie")).split(";", 2)[0];
        String token = Claims.parse(csrf.body()).text("csrfToken").orElseThrow();
        String json = Claims.of(Map.of("csrfToken", token, "username", ADDRESS, "password", PASSWORD))
                .toJson();
        return new SignInRequest("POST", "/auth/callback/password", cookie, json);
    }

    Contender contender() {
        return new Contender("a sign-in", this::signIn);
    }

    /** Signs in; {@code false}: there was no place to hash. */
    boolean signIn() {
        AuthResponse answer = send(signIn);
        if (answer.status() == OVERLOADED) {
            return false;
        }
        String to = answer.header("Location");
        if (to == null || to.contains("error=")) {
            throw new IllegalStateException("Signing in answers " + answer.status());
        }
        return true;
    }

    private AuthResponse send(SignInRequest request) {
        return AdapterExchange.of(auth, request, (name, value) -> {}).answer().orElseThrow();
    }

    @Override
    public void close() {
        auth.close();
    }
}
