package dev.latchkey.store.contract;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.AuthExchange;
import dev.latchkey.Sessions;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A browser whose user signed in with credentials, at an application that uses this store. */
final class SignedInBrowser {

    private static final String COOKIE = "authjs.session-token=";

    private final Auth auth;
    private String cookies = "";

    private SignedInBrowser(Auth auth) {
        this.auth = auth;
    }

    /**
     * Returns an application that accepts every name as the id of a user. An update of the session sets the user's
     * role.
     */
    static Auth application(Store store) {
        return builder(store)
                .onJwt(context -> context.update() == null
                        ? context.token()
                        : context.token().with("roles", List.of(String.valueOf(context.update()))))
                .build();
    }

    /** A node of an application whose sealed sessions can be ended; each node remembers what it has read. */
    static Auth sealedNode(Store store) {
        return builder(store)
                .sessions(Sessions.sealed().revocable(Duration.ofSeconds(30)))
                .build();
    }

    private static AuthBuilder builder(Store store) {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-contract-of-stores-0123456789")
                .store(store)
                .clock(InstantSource.fixed(StoreFixture.BEGINNING))
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))));
    }

    /** The same browser, as it talks to another node. */
    SignedInBrowser at(Auth node) {
        SignedInBrowser there = new SignedInBrowser(node);
        there.cookies = cookies;
        return there;
    }

    /**
     * Signs in.
     *
     * @throws dev.latchkey.error.AuthException if the application refuses
     */
    static SignedInBrowser signedIn(Auth auth, String name) {
        SignedInBrowser visitor = new SignedInBrowser(auth);
        List<Header> headers = new ArrayList<>();
        AuthExchange exchange = visitor.exchange(headers);
        headers.addAll(exchange.signIn("credentials", "/", Map.of("username", name, "password", "any"))
                .headers());
        visitor.keep(headers);
        return visitor;
    }

    Optional<Session> session() {
        return exchange(new ArrayList<>()).session();
    }

    /** Returns the id of the signed-in user in the store. */
    String userId() {
        return session().orElseThrow().user().id();
    }

    /** Gives the user a role, which changes the token of the session. */
    boolean takesRole(String role) {
        List<Header> headers = new ArrayList<>();
        boolean signedIn = exchange(headers).update(role).isPresent();
        keep(headers);
        return signedIn;
    }

    private AuthExchange exchange(List<Header> headers) {
        return AdapterExchange.of(
                auth, BrowserRequest.form("/", cookies, ""), (name, value) -> headers.add(new Header(name, value)));
    }

    private void keep(List<Header> headers) {
        for (Header header : headers) {
            if (header.name().equals("Set-Cookie") && header.value().startsWith(COOKIE)) {
                cookies = header.value().substring(0, header.value().indexOf(';'));
            }
        }
    }
}
