package dev.latchkey.feature;

/**
 * Lists and unlinks the accounts of users. Every method needs the user's id. Call the methods only in calls of routes,
 * not while features are installed.
 */
public interface LinkedAccounts {

    UserSignInWays of(String userId);

    /**
     * Unlinks an account. Returns {@code false} and changes nothing if the account is another user's or the last way to
     * sign in.
     */
    boolean unlink(String userId, String issuer, String subject);
}
