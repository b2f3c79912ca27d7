package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignIn;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sign-in that adds a user to the store leads to the application's page for new users, and no other does. */
class NewUserPageTest {

    private static final String DONE = "http://localhost:3000/account";
    private static final String WELCOME =
            "http://localhost:3000/welcome?callbackUrl=http%3A%2F%2Flocalhost%3A3000%2Faccount";

    private final TwoProviders application = new TwoProviders();
    private final List<Mail> mails = new ArrayList<>();
    private final Auth auth = auth();

    private Auth auth(Feature... features) {
        return application.auth(settings -> {
            List.of(features).forEach(settings::with);
            return settings.pages(CustomPages.none().newUser("/welcome"))
                    .provider(EmailProvider.of(mails::add).from("no-reply@example.org"))
                    .provider(CredentialsProvider.of(
                            (typed, request) -> Optional.of(new User(typed.get("username"), null, null, null))))
                    .authorized(Authorized.signedIn())
                    .mailExecutor(Runnable::run);
        });
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void who_comes_from_a_provider_for_the_first_time_is_led_to_it_and_later_where_they_were_going() {
        application.work.signInAs("ada");
        Guest guest = new Guest(auth);

        assertThat(guest.signIn("work")).isEqualTo(WELCOME);
        assertThat(guest.session()).isPresent();

        assertThat(new Guest(auth).signIn("work")).isEqualTo(DONE);
    }

    @Test
    void so_is_who_comes_by_mail() {
        assertThat(byMail(new Guest(auth))).isEqualTo(WELCOME);
        assertThat(byMail(new Guest(auth))).isEqualTo(DONE);
    }

    @Test
    void so_is_who_comes_with_credentials_of_a_user_that_the_store_does_not_have() {
        String fields = "username=u-ada&password=any&callbackUrl=/account";

        assertThat(new Guest(auth).submit("/callback/credentials", fields)).isEqualTo(WELCOME);
        assertThat(new Guest(auth).submit("/callback/credentials", fields)).isEqualTo(DONE);
    }

    @Test
    void a_step_in_between_keeps_it() {
        Auth stepping = auth(new Nod());
        application.work.signInAs("ada");
        Guest guest = new Guest(stepping);

        assertThat(guest.signIn("work")).isEqualTo("http://localhost:3000/auth/nod");
        assertThat(guest.session()).isEmpty();
        assertThat(guest.submit("/nod", "")).isEqualTo(WELCOME);

        assertThat(guest.session()).isPresent();
        Guest later = new Guest(stepping);
        later.signIn("work");
        assertThat(later.submit("/nod", "")).isEqualTo(DONE);
    }

    @Test
    void who_links_an_account_is_not_new() {
        application.work.signInAs("ada");
        application.home.signInAs("grace");
        Guest guest = new Guest(auth);
        guest.signIn("work");

        assertThat(guest.link("home")).isEqualTo(DONE);
    }

    @Test
    void the_page_is_for_people_who_are_signed_in_and_guarded_like_any_other() {
        application.work.signInAs("ada");
        Guest guest = new Guest(auth);

        assertThat(guest.exchange("GET", "/welcome", "").answer()).isPresent();
        guest.signIn("work");
        assertThat(guest.exchange("GET", "/welcome", "").answer()).isEmpty();
    }

    private String byMail(Guest guest) {
        guest.kept(guest.exchange("POST", "/", "").signIn("email", "/account", Map.of("email", "new@example.org")));
        String code = Objects.requireNonNull(mails.get(mails.size() - 1).code());
        return guest.submit("/callback/email", "code=" + code);
    }

    /** A step at which everybody nods. */
    private static final class Nod implements Feature, Installable, SignInStep {

        @Override
        public String id() {
            return "nod";
        }

        @Override
        public Installed install(FeatureContext context) {
            SignIn signIn = context.signIn();
            return Installed.none()
                    .with(this)
                    .with(RouteSpec.post(
                                    id(),
                                    call -> signIn.resume(
                                            call,
                                            new Factor(
                                                    "nod",
                                                    Factor.Kind.POSSESSION,
                                                    context.clock().instant())))
                            .halfSignedIn());
        }

        @Override
        public Optional<AuthResponse> missing(EndpointCall call, Proven soFar) {
            boolean done =
                    soFar.factors().stream().anyMatch(factor -> factor.method().equals("nod"));
            return done
                    ? Optional.empty()
                    : Optional.of(AuthResponse.redirect(call.site().endpoint(id())));
        }
    }
}
