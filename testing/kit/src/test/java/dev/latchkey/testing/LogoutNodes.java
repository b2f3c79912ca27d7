package dev.latchkey.testing;

import dev.latchkey.Auth;
import dev.latchkey.Sessions;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.store.contract.InterruptedStore;
import java.time.Duration;
import java.util.List;

/** Two nodes of one application with one store, and what its provider {@code work} sends them. */
final class LogoutNodes implements AutoCloseable {

    /** How long another node may take to notice that a sealed session has ended. */
    static final Duration BOUND = Duration.ofSeconds(30);

    /** Where the sessions are. */
    enum Kind {
        STORED,
        SEALED
    }

    final TwoProviders application = new TwoProviders();
    final OpenIdProvider idp = application.work;
    final InterruptedStore between = InterruptedStore.inMemory();
    final Auth here;
    final Auth there;

    LogoutNodes(Kind kind) {
        here = node(kind);
        there = node(kind);
        idp.signInAs("ada");
        application.home.signInAs("ada");
    }

    private Auth node(Kind kind) {
        Sessions sessions =
                kind == Kind.STORED ? Sessions.stored() : Sessions.sealed().revocable(BOUND);
        return application.builder().store(between.store()).sessions(sessions).build();
    }

    /** Signs somebody in at {@code work}, in a browser of their own. */
    Guest signedIn() {
        Guest guest = new Guest(here);
        guest.signIn("work");
        return guest;
    }

    /** Returns the same browser at the other node. */
    Guest elsewhere(Guest guest) {
        Guest other = new Guest(there);
        other.cookies.putAll(guest.cookies);
        return other;
    }

    boolean isSignedIn(Guest guest) {
        Guest copy = new Guest(here);
        copy.cookies.putAll(guest.cookies);
        return copy.session().isPresent();
    }

    /** Posts a logout token to a node, as the provider's server does. */
    static AuthResponse send(Auth node, String token) {
        return sendForm(node, "logout_token=" + token);
    }

    static AuthResponse sendForm(Auth node, String form) {
        return new Guest(node).post("/backchannel-logout/work", form);
    }

    List<AuthEvent> events(Class<? extends AuthEvent> kind) {
        return application.events.stream().filter(kind::isInstance).toList();
    }

    @Override
    public void close() {
        application.close();
    }
}
