package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.WatchedStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends a sign-in just before it waits for a step ends it, although it was not there to be ended. */
class PendingStandingTest {

    private static final User ADA = new User("ada", "ada", null, null);

    private final WatchedStore store = new WatchedStore();
    private final Key key = new Key();
    private final Auth auth = Auth.builder()
            .environment(Map.of("AUTH_URL", "http://localhost"))
            .secret(EmailSetup.SECRET)
            .clock(() -> Instant.parse("2026-11-01T12:00:00Z"))
            .store(store.store())
            .with(key)
            .with(new Riddles("rose"))
            .build();
    private final EmailBrowser browser = new EmailBrowser(auth, "10.0.0.1");

    PendingStandingTest() {
        store.memory().createUser(new StoredUser(ADA, null), null);
    }

    @Test
    @Tag("B13")
    void who_is_disabled_meanwhile_does_not_go_on_when_the_user_is_enabled_again() {
        store.before("addRecord", () -> auth.users().disable("ada"));
        assertThat(location(begins())).contains("error=AccessDenied");

        auth.users().enable("ada");
        answers();

        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    @Tag("S7")
    void who_has_shown_what_is_replaced_meanwhile_does_not_go_on() {
        store.before("addRecord", () -> key.stands = false);

        begins();
        answers();

        assertThat(browser.isSignedIn()).isFalse();
        assertThat(store.memory().recordsOf("pending-sign-in", "ada")).isEmpty();
    }

    @Test
    void nobody_else_is_kept_from_it() {
        begins();
        answers();
        assertThat(browser.isSignedIn()).isTrue();
    }

    private AuthResponse begins() {
        return browser.post("/auth/callback/key", Map.of("csrfToken", browser.csrfToken()));
    }

    private void answers() {
        browser.post(Riddles.PATH, Map.of("word", "rose", "csrfToken", browser.csrfToken()));
    }

    /** Signs Ada in with something that can be replaced. */
    private static final class Key implements Feature, Installable {

        private static final FeatureProvider PROVIDER = FeatureProvider.of("key", "Key", ProviderType.CREDENTIALS);

        private boolean stands = true;

        @Override
        public String id() {
            return "key";
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
                    Account account = new Account("key", "credentials", "key", "ada", null);
                    Factor shown = new Factor(
                            "key", Factor.Kind.KNOWLEDGE, context.clock().instant());
                    return context.signIn().complete(call, ADA, account, shown, () -> stands);
                }
            });
        }
    }
}
