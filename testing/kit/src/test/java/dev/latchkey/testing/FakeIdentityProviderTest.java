package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.model.User;
import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application signs in at each ready-made provider, whose addresses are all on this machine. */
class FakeIdentityProviderTest {

    private static final Person GRACE =
            new Person("7001", "grace", "Grace Okafor", "grace@example.org", true, "https://pictures.example/g.png");

    private final HttpClient http = HttpClient.newHttpClient();

    static Collection<String> ids() {
        return Providers.ids();
    }

    private static Auth application(UnaryOperator<AuthBuilder> change) {
        return change.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("0123456789abcdef0123456789abcdef")
                        .url("http://localhost:3000"))
                .build();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void settings_lead_to_the_provider_on_this_machine(String id) {
        try (FakeIdentityProvider provider = FakeIdentityProvider.start(id)) {
            provider.signInAs(GRACE);
            Guest guest = new Guest(application(builder -> builder.settings(provider.settings())));

            String end = signIn(guest, id);

            assertThat(provider.complaints()).isEmpty();
            assertThat(end).isEqualTo("http://localhost:3000/account");
            User user = guest.session().orElseThrow().user();
            assertThat(user.name()).isIn("Grace Okafor", "grace@example.org");
            assertThat(user.email()).isIn("grace@example.org", null);
            assertThat(user.id()).startsWith(id + ":").matches(".*(7001|Grace Okafor)");
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void code_can_add_the_provider_too(String id) {
        try (FakeIdentityProvider provider = FakeIdentityProvider.start(id)) {
            Guest guest = new Guest(application(builder -> builder.provider(provider.provider())));

            assertThat(signIn(guest, id)).isEqualTo("http://localhost:3000/account");
            assertThat(provider.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "github", "apple"})
    void an_address_may_be_unverified(String id) {
        List<Boolean> verified = new ArrayList<>();
        try (FakeIdentityProvider provider = FakeIdentityProvider.start(id)) {
            Guest guest = new Guest(application(
                    builder -> builder.provider(provider.provider()).onSignIn(attempt -> {
                        verified.add(attempt.profile().emailVerified());
                        return SignInDecision.allow();
                    })));
            signIn(guest, id);
            provider.signInAs(new Person("7002", "alan", "Alan Moreau", "alan@example.org", false, null));
            signIn(guest, id);
        }

        assertThat(verified).containsExactly(true, false);
    }

    @Test
    void a_user_may_refuse() {
        try (FakeIdentityProvider github = FakeIdentityProvider.start("github")) {
            Guest guest = new Guest(application(builder -> builder.provider(github.provider())));
            github.refuseSignIn();

            assertThat(signIn(guest, "github")).contains("error=");
            assertThat(guest.session()).isEmpty();
        }
    }

    @Test
    void a_request_that_the_provider_would_not_understand_is_said_without_a_secret() {
        try (FakeIdentityProvider github = FakeIdentityProvider.start("github")) {
            Guest guest = new Guest(application(
                    builder -> builder.provider(github.provider().clientSecret("the real secret of somebody"))));

            signIn(guest, "github");

            assertThat(guest.session()).isEmpty();
            assertThat(github.complaints()).containsExactly("Authorization is another than expected");
        }
    }

    @Test
    void an_unknown_provider_is_no_provider() {
        assertThatThrownBy(() -> FakeIdentityProvider.start("gitbub"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("github");
    }

    /** Begins a sign-in and follows the browser; returns where it ends. */
    private String signIn(Guest guest, String id) {
        HttpResponse<String> answer = get(guest.submit("/signin/" + id, "callbackUrl=/account"));
        if (answer.statusCode() == 200) {
            PostedForm form = PostedForm.of(answer.body());
            return Objects.requireNonNull(
                    guest.post("/callback/" + id, form.encoded()).header("Location"));
        }
        return guest.comeBack(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> get(String url) {
        int fragment = url.indexOf('#');
        String address = fragment < 0 ? url : url.substring(0, fragment);
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
