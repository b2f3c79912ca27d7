package dev.latchkey.account;

import java.util.function.BooleanSupplier;

/**
 * The intent to link an account to the user who began it.
 *
 * @param userId of that user
 * @param isSignedIn whether they are, at the moment of asking
 */
public record LinkingUser(String userId, BooleanSupplier isSignedIn) {}
