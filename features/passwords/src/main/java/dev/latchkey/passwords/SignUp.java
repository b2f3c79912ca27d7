package dev.latchkey.passwords;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;

/** Who may create an account with a password. Other ways to sign in have rules of their own. */
public final class SignUp {

    private final SignUpKind kind;
    private final Predicate<String> addresses;

    private SignUp(SignUpKind kind, Predicate<String> addresses) {
        this.kind = kind;
        this.addresses = addresses;
    }

    /** Everybody. */
    public static SignUp open() {
        return of(SignUpKind.OPEN);
    }

    /** Nobody. The application creates all users. */
    public static SignUp closed() {
        return of(SignUpKind.CLOSED);
    }

    /** Those whom the application has invited with {@link UserPasswords#invite}. */
    public static SignUp byInvitation() {
        return of(SignUpKind.INVITATION);
    }

    /**
     * Those whose address the application accepts.
     *
     * @param addresses called with an address in lower case, and before anything is known of the person. The browser
     *     learns the result at once, so it must not depend on which users there are
     */
    public static SignUp forAddresses(Predicate<String> addresses) {
        return new SignUp(SignUpKind.OPEN, requireNonNull(addresses, "addresses"));
    }

    static SignUp of(SignUpKind kind) {
        return new SignUp(kind, address -> true);
    }

    SignUpKind kind() {
        return kind;
    }

    boolean accepts(String address) {
        return addresses.test(address);
    }
}
