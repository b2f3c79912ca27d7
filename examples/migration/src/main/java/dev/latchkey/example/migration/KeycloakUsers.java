package dev.latchkey.example.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.Auth;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.secondfactor.SecondFactor;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies everybody from an export of a realm. If it was interrupted, run it again.
 *
 * @param accounts what an account at one of Keycloak's identity providers is here, by the alias of the identity
 *     provider
 * @param roles takes the realm roles of a user, to keep them where the application does
 */
public record KeycloakUsers(
        Auth auth,
        Store store,
        Map<String, Function<String, Account>> accounts,
        BiConsumer<String, List<String>> roles) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Returns what was not copied, a line for each thing. */
    public List<String> copy(Path export) {
        List<String> left = new ArrayList<>();
        for (JsonNode person : JSON.readTree(export).path("users")) {
            if (!person.has("serviceAccountClientId")) {
                copy(person, what -> left.add(person.path("username").asString() + ": " + what));
            }
        }
        return left;
    }

    private void copy(JsonNode person, Left left) {
        String id = person.path("id").asString(); // the sub that your own tables know
        if (store.user(id).isEmpty() && store.createUser(user(id, person), null).isEmpty()) {
            left.add("another user has the address");
            return;
        }
        if (!person.path("enabled").asBoolean()) {
            auth.users().disable(id);
        }
        secondFactors(id, person, left); // first, so that nobody signs in without the app
        loginName(id, person.path("username").asString(), left);
        credentials(person, "password").forEach(credential -> password(id, credential, person, left));
        person.path("federatedIdentities").forEach(identity -> link(id, identity, left));
        roles.accept(
                id,
                person.path("realmRoles").valueStream().map(JsonNode::asString).toList());
    }

    private static StoredUser user(String id, JsonNode person) {
        String name = (person.path("firstName").asString("") + " "
                        + person.path("lastName").asString(""))
                .strip();
        String email = person.path("email").asString("").toLowerCase(Locale.ROOT);
        return new StoredUser(
                new User(id, name.isEmpty() ? null : name, email.isEmpty() ? null : email, null),
                person.path("emailVerified").asBoolean()
                        ? Instant.ofEpochMilli(person.path("createdTimestamp").asLong())
                        : null);
    }

    private void link(String id, JsonNode identity, Left left) {
        Function<String, Account> account =
                accounts.get(identity.path("identityProvider").asString());
        if (account == null) {
            left.add("an account at " + identity.path("identityProvider").asString());
        } else {
            store.linkAccount(
                    id, StoredAccount.of(account.apply(identity.path("userId").asString())));
        }
    }

    private static Stream<JsonNode> credentials(JsonNode person, String type) {
        return person.path("credentials")
                .valueStream()
                .filter(credential -> credential.path("type").asString().equals(type));
    }

    private void loginName(String id, String username, Left left) {
        try {
            if (!username.contains("@") && !Passwords.of(auth).addLoginName(id, username)) {
                left.add("another user has the user name");
            }
        } catch (IllegalArgumentException e) {
            left.add("the user name has other characters than letters, digits, dots, dashes and underscores");
        }
    }

    private void password(String id, JsonNode credential, JsonNode person, Left left) {
        if (person.path("requiredActions")
                .valueStream()
                .anyMatch(each -> each.asString().equals("UPDATE_PASSWORD"))) {
            left.add("a password that has to be changed");
        } else if (!Passwords.of(auth).has(id)) {
            try {
                Passwords.of(auth).importHash(id, credential.toString());
            } catch (IllegalArgumentException e) {
                left.add("a password whose hash is not read here");
            }
        }
    }

    /** Keycloak draws the key of an app as letters and digits, and their bytes are the key. */
    private void secondFactors(String id, JsonNode person, Left left) {
        credentials(person, "otp").forEach(credential -> {
            JsonNode kind = JSON.readTree(credential.path("credentialData").asString());
            JsonNode secret = JSON.readTree(credential.path("secretData").asString());
            if (kind.path("subType").asString().equals("totp")
                    && kind.path("algorithm").asString().equals("HmacSHA1")
                    && kind.path("digits").asInt() == 6
                    && kind.path("period").asInt() == 30
                    && !kind.has("secretEncoding")) {
                SecondFactor.of(auth)
                        .importApp(id, secret.path("value").asString().getBytes(UTF_8));
            } else {
                left.add("an authenticator app with other codes than usual");
            }
        });
        person.path("credentials")
                .valueStream()
                .map(credential -> credential.path("type").asString())
                .filter(type -> !type.equals("otp") && !type.equals("password"))
                .forEach(type -> left.add("a credential of the type " + type));
    }

    private interface Left {
        void add(String what);
    }
}
