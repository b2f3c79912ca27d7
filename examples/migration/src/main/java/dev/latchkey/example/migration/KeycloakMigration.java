package dev.latchkey.example.migration;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.accountpage.AccountPage;
import dev.latchkey.mail.EmailProviders;
import dev.latchkey.model.Account;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is around {@link KeycloakUsers}. */
final class KeycloakMigration {

    private KeycloakMigration() {}

    static Auth application(AuthBuilder builder, Store store, Map<String, List<String>> roles) {
        return builder.store(store)
                .mail(EmailProviders.smtp())
                .with(Passwords.standard().loginNames())
                .with(SecondFactor.standard())
                .with(AccountPage.standard())
                .onJwt(context -> context.user() == null
                        ? context.token()
                        : context.token()
                                .with("roles", roles.getOrDefault(context.user().id(), List.of())))
                .build();
    }

    static List<String> copy(Path export, Auth auth, Store store, Map<String, List<String>> roles) {
        return new KeycloakUsers(
                        auth,
                        store,
                        Map.of(
                                "github", id -> new Account("github", "oauth", "github", id, null),
                                "google", id -> new Account("google", "oidc", "https://accounts.google.com", id, null)),
                        roles::put)
                .copy(export);
    }

    static void linkKeycloak(Store store, String id, String issuer) {
        store.linkAccount(id, StoredAccount.of(new Account("keycloak", "oidc", issuer, id, null)));
    }
}
