package dev.latchkey.secondfactor;

import dev.latchkey.Feature;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.ConfirmingUser;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.store.StoredUser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs one user in, and confirms that it is them, with a factor of one method and kind. Nobody else can use it.
 *
 * @param address whose it is; {@code null}: Ada's, who has no address
 */
record OtherSignIn(
        String method, Factor.Kind kind, @Nullable String address) implements Feature, Installable {

    private static final FeatureProvider PROVIDER = FeatureProvider.of("other", "Other", ProviderType.CREDENTIALS);
    private static final User ADA = new User("u-ada", "ada", null, null);

    static OtherSignIn passkey() {
        return passkey(null);
    }

    static OtherSignIn passkey(@Nullable String address) {
        return new OtherSignIn("hwk", Factor.Kind.PHISHING_RESISTANT, address);
    }

    @Override
    public String id() {
        return "other";
    }

    @Override
    public List<FeatureProvider> providers() {
        return List.of(PROVIDER);
    }

    @Override
    public Installed install(FeatureContext context) {
        return Installed.none().with(PROVIDER, new Way(context));
    }

    private final class Way implements SignInMethod, ConfirmMethod {

        private final FeatureContext context;

        Way(FeatureContext context) {
            this.context = context;
        }

        private Factor shown() {
            return new Factor(method, kind, context.clock().instant());
        }

        @Override
        public AuthResponse finish(EndpointCall call) {
            User user = user();
            Account account = new Account("other", "credentials", "other", user.id(), null);
            return context.signIn().complete(call, user, account, shown(), () -> true);
        }

        private User user() {
            return address == null
                    ? ADA
                    : context.users()
                            .flatMap(users -> users.userByEmail(address))
                            .map(StoredUser::user)
                            .orElseThrow();
        }

        private boolean isOf(String userId) {
            return address == null
                    ? userId.equals(ADA.id())
                    : context.users()
                            .flatMap(users -> users.userByEmail(address))
                            .filter(user -> user.user().id().equals(userId))
                            .isPresent();
        }

        @Override
        public boolean leadsIn(StoredUser user) {
            return isOf(user.user().id());
        }

        @Override
        public Optional<ConfirmMethod> confirmation() {
            return Optional.of(this);
        }

        @Override
        public Optional<SignInForm> form() {
            return Optional.empty();
        }

        @Override
        public Factor.Kind kind() {
            return kind;
        }

        @Override
        public boolean isFor(ConfirmingUser who) {
            return isOf(who.id());
        }

        @Override
        public AuthResponse confirm(EndpointCall call, ConfirmingUser who) {
            return context.confirmation().complete(call, who, List.of(shown()), call.callbackUrl());
        }
    }
}
