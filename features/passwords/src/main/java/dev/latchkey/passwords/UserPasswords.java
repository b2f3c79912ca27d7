package dev.latchkey.passwords;

import static java.util.Objects.requireNonNull;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.featuremails.MailQueue;
import dev.latchkey.featuremails.MailedSecret;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.store.UserStore;
import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an application does with the passwords of its users. Every method is safe for use by many threads. */
public final class UserPasswords {

    private final FeatureContext context;
    private final UserStore users;
    private final PasswordRecords passwords;
    private final Optional<LoginNames> names;
    private final PasswordHasher hasher;
    private final PasswordChange change;
    private final PasswordMails mails;

    UserPasswords(
            FeatureContext context,
            PasswordRecords passwords,
            Optional<LoginNames> names,
            PasswordHasher hasher,
            PasswordChange change,
            PasswordMails mails) {
        this.context = requireNonNull(context, "context"); // a data binder hands over null
        this.users = context.users().orElseThrow();
        this.passwords = passwords;
        this.names = names;
        this.hasher = hasher;
        this.change = change;
        this.mails = mails;
    }

    /** Returns whether a user has a password, even a distrusted one. */
    public boolean has(String userId) {
        return passwords.of(userId).isPresent();
    }

    /**
     * Sets the password of a user, without the checks for strength that users pass. All sessions of the user end.
     *
     * @throws IllegalArgumentException if it is shorter than 8 characters or longer than 256
     * @throws IllegalStateException if there is no such user, or others changed the password at the same moment
     */
    public void setPassword(String userId, String password) {
        int length = PasswordHasher.normal(password)
                .codePointCount(0, PasswordHasher.normal(password).length());
        if (length < PasswordPolicy.LEAST || length > PasswordPolicy.MOST) {
            throw new IllegalArgumentException(
                    "A password has from " + PasswordPolicy.LEAST + " to " + PasswordPolicy.MOST + " characters");
        }
        StoredPassword before = existing(userId);
        require(change.set(userId, before, hasher.hash(password), PasswordEvent.How.APPLICATION));
    }

    /**
     * Takes over a hash that other software has made: bcrypt, PBKDF2, scrypt or Argon2, as Spring Security, Django,
     * Keycloak, Auth0 and WordPress keep it. At the first sign-in it is replaced by one of Argon2id. If the user had a
     * password, all their sessions end.
     *
     * @param hash the text, as the other software keeps it; of Keycloak, the credential as JSON
     * @throws IllegalArgumentException if the text is of no known form, or checking it would cost too much; the message
     *     does not repeat it
     * @throws IllegalStateException if there is no such user, or others changed the password at the same moment
     */
    public void importHash(String userId, String hash) {
        HashReader.read(hash);
        require(change.importHash(userId, existing(userId), hash));
    }

    /**
     * Lets the password of a user count no more, because somebody else may know it. Somebody who types it gets the
     * answer to a wrong one. All sessions of the user end. The user sets a new password with "Forgot your password?",
     * or signs in in another way. "This was not me" in a security notice does the same.
     *
     * @return {@code false}, and nothing changes, if the user has no password
     */
    public boolean distrust(String userId) {
        return change.distrust(userId);
    }

    /**
     * Lets a password that is distrusted count again, such as for a user who pressed "This was not me" by mistake and
     * cannot get a mail. Anybody who knows the password can then sign in with it.
     *
     * @return {@code false}, and nothing changes, if the user has no password
     */
    public boolean trust(String userId) {
        return passwords.letCount(userId, true);
    }

    /** Returns whether {@link #importHash} takes this text. */
    public boolean takesHash(String hash) {
        try {
            HashReader.read(hash);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Lets a user sign in with a name too, as users choose one at sign-up. A user may have several.
     *
     * @param name from 3 to 64 letters, digits, dots, dashes and underscores, a letter or digit first. Capital and
     *     small letters are the same
     * @return {@code false}, and nothing changes, if another user has this name
     * @throws IllegalArgumentException if it is no such name
     * @throws IllegalStateException if there is no such user, or {@link Passwords#loginNames()} was not called
     */
    public boolean addLoginName(String userId, String name) {
        LoginNames all = names.orElseThrow(() -> new IllegalStateException(
                "Users of this application have no names to sign in with: call Passwords.standard().loginNames()"));
        String normal = LoginNames.normal(name);
        if (normal == null) {
            throw new IllegalArgumentException(
                    "A name to sign in with has from 3 to 64 letters, digits, dots, dashes and"
                            + " underscores, a letter or digit first");
        }
        existing(userId);
        return all.add(userId, normal)
                || all.userId(normal).filter(userId::equals).isPresent();
    }

    /**
     * Invites somebody as {@link #invite(String, String, Locale)} does. The mail is in the language of the request that
     * this thread answers inside a call of Latchkey, otherwise in English.
     *
     * @return as there
     * @throws IllegalArgumentException as there
     */
    public boolean invite(String address, String endpoints) {
        return invite(address, endpoints, context.texts().language());
    }

    /**
     * Invites somebody: mails a link with which they choose a password and become a user. The link ends after seven
     * days, and counts once.
     *
     * @param address of the person
     * @param endpoints the public address of the endpoints, such as {@code https://app.example.com/auth}
     * @param language the language of the mail; if there are no texts in it, the mail is in the nearest language that
     *     has some, otherwise in English
     * @return {@code false}, and nothing is sent, if the address has a user
     * @throws IllegalArgumentException if {@code address} is no e-mail address, or {@code endpoints} no http(s) URL
     */
    public boolean invite(String address, String endpoints, Locale language) {
        requireNonNull(language, "language");
        EmailAddress to = EmailAddress.of(address);
        Origin origin = Origin.of(endpoints);
        if (to == null || origin == null) {
            throw new IllegalArgumentException(
                    to == null ? "This is no e-mail address" : "The address of the endpoints is no http(s) URL");
        }
        if (users.userByEmail(to.text()).isPresent()) {
            return false;
        }
        MailedSecrets secrets = MailedSecrets.of(context).orElseThrow();
        MailedSecret secret = secrets.prepare(
                Passwords.INVITATION, Map.of(PasswordFields.ADDRESS, to.text()), PasswordMails.INVITATION_LIFETIME);
        String below = endpoints.replaceAll("/+$", "");
        String url = below + "/" + Passwords.INVITATION_PATH;
        String home = context.basePath().homeOf(below);
        String site = context.pages().site(origin.authority());
        MailQueue queue = MailQueue.of(context).orElseThrow();
        return context.texts().in(() -> language, () -> {
            queue.send(() -> {
                secrets.keep(secret);
                return Optional.of(mails.invitation(to.text(), site, url, home, secret));
            });
            return true;
        });
    }

    private @Nullable StoredPassword existing(String userId) {
        if (users.user(userId).isEmpty()) {
            throw new IllegalStateException("There is no user with this id");
        }
        return passwords.of(userId).orElse(null);
    }

    private static void require(boolean set) {
        if (!set) {
            throw new IllegalStateException(
                    "The password was changed by others at the same moment, or the user is gone");
        }
    }
}
