package dev.latchkey.account;

import java.util.function.BooleanSupplier;

/**
 * The user who has started to link an account.
 *
 * @param userId the id of the user
 * @param isSignedIn returns whether the user is signed in at the moment of the call
 */
public record LinkingUser(String userId, BooleanSupplier isSignedIn) {}
