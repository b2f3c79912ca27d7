package dev.latchkey.contract;

import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.model.User;
import dev.latchkey.provider.Credentials;
import java.util.Map;
import java.util.Optional;

/** The users who can sign in to the contract application. */
final class People {

    static final String PASSWORD = "wonderland-1865";

    static final User ALICE =
            new User("u-alice", "Alice Liddell", "alice@example.test", "https://example.test/alice.png");
    static final User BOB = new User("u-bob", "Bob", "bob@example.test", null);

    /** A user who may sign in, but does not pass the guard. */
    static final User MALLORY = new User("u-mallory", "Mallory", null, null);

    /** A user whose session is too long for one cookie. */
    static final User BULKY = new User("u-bulky", "Bulky", null, null);

    /** A user whom the application asks for a favourite colour at every sign-in, like {@link #CORA}. */
    static final User COLIN = new User("u-colin", "Colin", null, null);

    static final User CORA = new User("u-cora", "Cora", null, null);

    /** A user who sets up an authenticator app if there is a store. */
    static final User ERIN = new User("u-erin", "Erin", null, null);

    /** A user who adds a passkey if there is a store. */
    static final User KIM = new User("u-kim", "Kim", null, null);

    /**
     * The address of a user who signs in by mail if there is a store. The application asks this user for a favourite
     * colour too.
     */
    static final String EDITH = "edith@example.test";

    private static final Map<String, User> BY_NAME = Map.of(
            "alice", ALICE,
            "bob", BOB,
            "mallory", MALLORY,
            "bulky", BULKY,
            "banned", User.of("u-banned"),
            "colin", COLIN,
            "cora", CORA,
            "erin", ERIN,
            "kim", KIM);

    private People() {}

    /** Returns the user with this name. */
    static Optional<User> named(String name) {
        return BY_NAME.values().stream()
                .filter(person -> name.equals(person.name()))
                .findFirst();
    }

    /** Returns the name with which the user with this id signs in. */
    static String username(String id) {
        return id.substring("u-".length());
    }

    /** Returns a user who must set up an authenticator app. There are as many as a test needs. */
    static User postponing(String name) {
        return new User("u-" + name, name, null, null);
    }

    static Optional<User> authorize(Credentials credentials) {
        String name = credentials.get("username");
        if (name.equals("locked")) {
            throw new CredentialsSignin("locked");
        }
        if (name.equals("broken")) {
            throw new IllegalStateException("the directory is down");
        }
        if (!credentials.get("password").equals(PASSWORD)) {
            return Optional.empty();
        }
        return name.startsWith(StepUsers.MUST) ? Optional.of(postponing(name)) : Optional.ofNullable(BY_NAME.get(name));
    }
}
