package dev.latchkey.passwords;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.seal.Randoms;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.UserStore;
import java.util.List;
import java.util.Optional;

/** The feature, put together. */
record PasswordAssembly(PasswordSignIn signIn, List<RouteSpec> routes, PasswordSection section, UserPasswords api) {

    static PasswordAssembly of(FeatureContext context, PasswordOptions options) {
        OptionValues settings = context.settings();
        RecordStore records = context.records().orElseThrow();
        UserStore users = context.users().orElseThrow();
        Hashing hashing = options.hashing(settings);
        HashPlaces places = hashing.places().observed(context.observer());
        PasswordHasher hasher = new PasswordHasher(hashing.cost(), places, context.random());
        PasswordRecords passwords = new PasswordRecords(records, new Randoms(context.random()));
        Optional<LoginNames> names =
                options.loginNames(settings) ? Optional.of(new LoginNames(records)) : Optional.empty();
        PasswordLimits limits = options.limits(settings);
        SignUp signUp = options.signUp(settings);
        PasswordChecks checks = new PasswordChecks(context, users, passwords, names, hasher, limits);
        SignInForms forms = new SignInForms(
                context.texts(),
                names.isPresent(),
                signUp.kind() == SignUpKind.OPEN,
                context.pages().rememberChoice(false));
        PasswordSignIn signIn = new PasswordSignIn(context, checks, passwords, hasher, forms);
        NewPasswordCheck policy = new NewPasswordCheck(
                context,
                new PasswordPolicy(
                        context.texts(),
                        new PasswordStrength(context.texts(), places),
                        new BreachedPasswords(options.breaches(settings), context.events(), context.clock())),
                limits);
        PasswordMails mails = new PasswordMails(context, limits);
        PasswordChange change = new PasswordChange(
                passwords, context.sessions(), context.callers(), context.limits(), context.events());
        SignUpCompletion completion = new SignUpCompletion(users, passwords, names, signIn);
        ChangeEndpoint changing = new ChangeEndpoint(context, passwords, checks, policy, hasher, change);
        List<RouteSpec> routes = PasswordRoutes.of(
                new SignUpEndpoint(context, signUp, policy, hasher, mails, completion),
                new SignUpLinkEndpoint(
                        SignUpEndpoint.PURPOSE, SignUpEndpoint.LINK_PATH, context, signUp, policy, hasher, completion),
                new SignUpLinkEndpoint(
                        Passwords.INVITATION, Passwords.INVITATION_PATH, context, signUp, policy, hasher, completion),
                new ForgotEndpoint(context, passwords, mails),
                new ResetEndpoint(context, passwords, policy, hasher, change),
                changing,
                context.pages().remembers());
        PasswordSection section = new PasswordSection(changing, new PasswordPages(context.pages()));
        return new PasswordAssembly(
                signIn, routes, section, new UserPasswords(context, passwords, names, hasher, change, mails));
    }
}
