package dev.latchkey.feature;

/**
 * The accounts of users, for the users to see and unlink. Whose an account is is part of every question. For calls of
 * routes, not while features are installed.
 */
public interface LinkedAccounts {

    UserSignInWays of(String userId);

    /** Unlinks an account; {@code false}, and nothing changed, if it is not this user's or the last way to sign in. */
    boolean unlink(String userId, String issuer, String subject);
}
