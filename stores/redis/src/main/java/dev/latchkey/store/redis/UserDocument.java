package dev.latchkey.store.redis;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user with all accounts, stored in one key, so that each change is one step.
 *
 * @param change a text that is unique for every change, so that no two versions of the document are equal texts, and
 *     comparing the texts detects every change
 * @param version the number of the version, which increases by one with every change
 * @param markedForDeletion whether the deletion of the user has begun, so that nothing can be added any more
 */
record UserDocument(
        String change, long version, boolean markedForDeletion, StoredUser user, List<StoredAccount> accounts) {

    private static final String PENDING = "?";
    private static final String DELETION_MARK = "-";

    UserDocument {
        accounts = List.copyOf(accounts);
    }

    /** Returns a placeholder, which a key holds while a user is being added. A placeholder is not a user. */
    static String pending() {
        return PENDING + UUID.randomUUID();
    }

    static boolean isPending(String text) {
        return text.startsWith(PENDING);
    }

    /**
     * Returns the mark that is put in front of a user's text when the deletion begins. Each call returns another mark.
     */
    static String deletionMark() {
        return DELETION_MARK + UUID.randomUUID();
    }

    static UserDocument create(StoredUser user, @Nullable StoredAccount account) {
        return new UserDocument(newChange(), 1, false, user, account == null ? List.of() : List.of(account));
    }

    /** Returns the user; empty if the text is {@code null} or a placeholder. */
    static Optional<UserDocument> of(@Nullable String text) {
        if (text == null || isPending(text)) {
            return Optional.empty();
        }
        boolean markedForDeletion = text.startsWith(DELETION_MARK);
        JsonFields fields = JsonFields.parse(markedForDeletion ? text.substring(Math.max(0, text.indexOf('{'))) : text);
        StoredUser user =
                new StoredUser(person(fields), fields.has("emailVerified") ? fields.instant("emailVerified") : null);
        List<StoredAccount> accounts =
                fields.list("accounts").stream().map(UserDocument::account).toList();
        return Optional.of(new UserDocument(
                fields.required("change"), fields.number("version"), markedForDeletion, user, accounts));
    }

    String text() {
        JsonFields fields = new JsonFields().with("change", change).with("version", version);
        put(user.user(), fields)
                .with("emailVerified", user.emailVerified())
                .with("accounts", accounts.stream().map(UserDocument::fields).toList());
        return (markedForDeletion ? DELETION_MARK : "") + fields.text();
    }

    String id() {
        return user.user().id();
    }

    @Nullable
    String email() {
        return user.user().email();
    }

    Optional<StoredAccount> account(String issuer, String subject) {
        return accounts.stream()
                .filter(kept -> kept.account().issuer().equals(issuer)
                        && kept.account().subject().equals(subject))
                .findFirst();
    }

    boolean hasEmail(String address) {
        return Objects.equals(email(), address);
    }

    UserDocument with(StoredUser changed) {
        return changed(changed, accounts);
    }

    UserDocument with(List<StoredAccount> changed) {
        return changed(user, changed);
    }

    UserDocument with(StoredAccount account) {
        List<StoredAccount> more = new ArrayList<>(accounts);
        more.add(account);
        return with(more);
    }

    UserDocument without(StoredAccount account) {
        return with(accounts.stream().filter(kept -> !kept.equals(account)).toList());
    }

    /** Returns the same user with a new version, so that a change that another thread is about to make fails. */
    UserDocument withNewVersion() {
        return with(user);
    }

    private UserDocument changed(StoredUser nowUser, List<StoredAccount> nowAccounts) {
        return new UserDocument(newChange(), version + 1, markedForDeletion, nowUser, nowAccounts);
    }

    private static String newChange() {
        return UUID.randomUUID().toString();
    }

    static JsonFields put(User user, JsonFields fields) {
        return fields.with("id", user.id())
                .with("name", user.name())
                .with("email", user.email())
                .with("image", user.image());
    }

    static User person(JsonFields fields) {
        return new User(
                fields.required("id"), fields.optional("name"), fields.optional("email"), fields.optional("image"));
    }

    private static JsonFields fields(StoredAccount stored) {
        Account account = stored.account();
        return new JsonFields()
                .with("provider", account.provider())
                .with("type", account.type())
                .with("issuer", account.issuer())
                .with("subject", account.subject())
                .with("tokens", stored.tokens());
    }

    private static StoredAccount account(JsonFields fields) {
        return new StoredAccount(
                new Account(
                        fields.required("provider"),
                        fields.required("type"),
                        fields.required("issuer"),
                        fields.required("subject"),
                        null),
                fields.optional("tokens"));
    }

    @Override
    public String toString() {
        return "UserDocument[" + id() + "]";
    }
}
