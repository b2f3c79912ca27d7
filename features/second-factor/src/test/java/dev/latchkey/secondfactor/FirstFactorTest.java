package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Feature;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether somebody is asked depends on what they have shown, and not on who has asked for it. */
class FirstFactorTest {

    /** Signs Ada in, who shows a factor of one kind. */
    private record Shows(Factor.Kind kind) implements Feature, Installable {

        private static final FeatureProvider PROVIDER = FeatureProvider.of("shows", "Shows", ProviderType.CREDENTIALS);

        @Override
        public String id() {
            return "shows";
        }

        @Override
        public List<FeatureProvider> providers() {
            return List.of(PROVIDER);
        }

        @Override
        public Installed install(FeatureContext context) {
            return Installed.none().with(PROVIDER, new SignInMethod() {
                @Override
                public AuthResponse finish(EndpointCall call) {
                    User ada = new User("u-ada", "ada", null, null);
                    Account account = new Account("shows", "credentials", "shows", "u-ada", null);
                    Factor shown = new Factor("x", kind, context.clock().instant());
                    return context.signIn().complete(call, ada, account, shown, () -> true);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_what_resists_phishing_needs_no_second_factor(Factor.Kind kind) {
        try (Application application = Application.with(SecondFactor.standard(), auth -> auth.with(new Shows(kind)))) {
            Client.hasSetUp(application, "ada");
            Client ada = Client.program(application);

            ada.post("callback/shows", Map.of());

            assertThat(ada.isSignedIn()).isEqualTo(kind == Factor.Kind.PHISHING_RESISTANT);
        }
    }
}
