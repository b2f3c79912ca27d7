package dev.latchkey.passwords;

import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.SignIn;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInRouteDocuments;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.page.SignInForm;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.store.StoredUser;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /callback/password}: signs in with an address or a user name, and a password. */
final class PasswordSignIn implements SignInMethod {

    static final FeatureProvider PROVIDER = FeatureProvider.of("password", "Password", ProviderType.CREDENTIALS);
    static final String NAME = "username";
    static final String PASSWORD = "password";

    private static final int MOST_OF_A_NAME = 254;

    private final FeatureContext context;
    private final PasswordChecks checks;
    private final PasswordRecords passwords;
    private final PasswordHasher hasher;
    private final SignInForms forms;

    PasswordSignIn(
            FeatureContext context,
            PasswordChecks checks,
            PasswordRecords passwords,
            PasswordHasher hasher,
            SignInForms forms) {
        this.context = context;
        this.checks = checks;
        this.passwords = passwords;
        this.hasher = hasher;
        this.forms = forms;
    }

    @Override
    public boolean finishesAtOnce() {
        return true;
    }

    @Override
    public Optional<SignInForm> form() {
        return Optional.of(forms.signIn());
    }

    @Override
    public SignInRouteDocuments documents() {
        return PasswordDocuments.SIGN_IN;
    }

    @Override
    public AuthResponse finish(EndpointCall call) {
        String name = name(call);
        String typed = password(call);
        PasswordChecks.Right right = checks.byName(call, name, typed);
        StoredPassword kept = renewed(right.password(), typed);
        return complete(call, right.user().user(), kept);
    }

    /** Signs in a user who has just shown this password. */
    private AuthResponse complete(EndpointCall call, User user, StoredPassword shown) {
        return context.signIn().complete(call, user, account(user), factor(), () -> passwords.isStill(shown));
    }

    /** Signs up a user who has just proved this address, and whom {@code attach} gives a password. */
    AuthResponse signUp(EndpointCall call, String address, String name, Function<User, StoredPassword> attach) {
        SignIn.NewUser who = new SignIn.NewUser(name, address, true);
        return context.signIn().signUp(call, who, PasswordSignIn::account, factor(), user -> {
            StoredPassword shown = attach.apply(user);
            return () -> passwords.isStill(shown);
        });
    }

    private static Account account(User user) {
        return new Account(PROVIDER.id(), PROVIDER.type().wire(), PROVIDER.id(), user.id(), null);
    }

    Factor factor() {
        return new Factor("pwd", Factor.Kind.KNOWLEDGE, context.clock().instant());
    }

    /** A change of the password at the same moment wins. */
    private StoredPassword renewed(StoredPassword right, String typed) {
        return hasher.isOutdated(right)
                ? passwords.renew(right, hasher.hash(typed)).orElse(right)
                : right;
    }

    @Override
    public Optional<ConfirmMethod> confirmation() {
        return Optional.of(new PasswordConfirmation(context, checks, passwords, this, forms));
    }

    @Override
    public boolean leadsIn(StoredUser user) {
        return passwords.of(user.user().id()).filter(StoredPassword::counts).isPresent();
    }

    @Override
    public Optional<String> distrust(String userId) {
        return passwords.letCount(userId, false) ? Optional.of(ForgotEndpoint.PATH) : Optional.empty();
    }

    /** The name as limits count it, so that equal names are equal texts. */
    private static String name(EndpointCall call) {
        String typed = call.body().text(NAME);
        if (typed == null || typed.isBlank() || typed.length() > MOST_OF_A_NAME) {
            throw new CredentialsSignin();
        }
        return LoginNames.folded(typed);
    }

    static String password(EndpointCall call) {
        String typed = call.body().text(PASSWORD);
        if (typed == null || typed.isEmpty()) {
            throw new CredentialsSignin();
        }
        return typed;
    }
}
