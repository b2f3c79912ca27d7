package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** An application whose providers are all at one {@link DialectServer}. */
final class DialectApplication implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    static final String SIGNED_IN = "http://localhost:3000/account";

    final DialectServer server = new DialectServer(() -> NOW, false);
    private final List<AuthEvent> events = new ArrayList<>();
    private final Auth auth;

    /** An application that configures providers by settings and variables, and otherwise by {@code change}. */
    DialectApplication(List<Dialect> dialects, UnaryOperator<AuthBuilder> change) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        Map<String, String> settings = new LinkedHashMap<>();
        for (Dialect dialect : dialects) {
            environment.putAll(Dialects.environment(dialect));
            settings.putAll(Dialects.settings(dialect));
        }
        auth = change.apply(Auth.builder()
                        .settings(settings)
                        .environment(environment)
                        .secret("0123456789abcdef0123456789abcdef")
                        .url("http://localhost:3000")
                        .clock(() -> NOW)
                        .httpClient(new LoopbackHttpClient(server.port()))
                        .listener(events::add))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }

    /** A person signs in; returns where the browser is sent in the end. */
    String end(Guest guest, Dialect dialect, Claims person) {
        server.speak(dialect, person);
        events.clear();
        Map<String, String> callback =
                server.authorize(guest.submit("/signin/" + dialect.id(), "callbackUrl=/account"));
        assertThat(server.complaints()).isEmpty();
        String end = "/callback/" + dialect.id();
        String parameters = RequestParameters.encode(callback);
        return dialect.facts().object("authorize").flag("formPost")
                ? Objects.requireNonNull(guest.post(end, parameters).header("Location"))
                : guest.comeBack("http://localhost:3000/auth" + end + "?" + parameters);
    }

    /** A person signs in, and is the one whom the provider describes. */
    void signsIn(Dialect dialect, Claims person) {
        Guest guest = new Guest(auth);
        String location = end(guest, dialect, person);
        assertThat(server.complaints()).isEmpty();
        assertThat(location).isEqualTo(SIGNED_IN);

        Claims expected = person.object("expected");
        String id = expected.text("id").orElseThrow();
        User user = guest.session().orElseThrow().user();
        assertThat(user.id()).isEqualTo(dialect.id() + ":" + id);
        assertThat(user.name()).isEqualTo(expected.get("name"));
        assertThat(user.email()).isEqualTo(expected.get("email"));
        assertThat(user.image()).isEqualTo(expected.get("image"));

        AuthEvent.SignedIn event = (AuthEvent.SignedIn) events.get(0);
        assertThat(event.account().provider()).isEqualTo(dialect.id());
        assertThat(event.account().subject()).isEqualTo(id);
        assertThat(event.account().type()).isEqualTo(dialect.text("account", "type"));
        assertThat(event.account().issuer()).isEqualTo(dialect.text("account", "issuer"));
        Profile profile = Objects.requireNonNull(event.profile());
        assertThat(profile.emailVerified()).isEqualTo(expected.flag("verified"));
        assertThat(profile.raw().asMap().keySet()).noneMatch(member -> member.startsWith("$"));
    }

    /** Nobody is signed in. */
    void refuses(Dialect dialect, Claims person) {
        Guest guest = new Guest(auth);
        assertThat(end(guest, dialect, person)).startsWith("http://localhost:3000/auth/error");
        assertThat(guest.session()).isEmpty();
    }
}
