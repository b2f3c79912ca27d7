package dev.latchkey.signin;

import java.util.function.BooleanSupplier;

/**
 * An account that is to be linked to whoever began it.
 *
 * @param userId who that is
 * @param isSignedIn whether they are, at the moment of asking
 */
public record Linking(String userId, BooleanSupplier isSignedIn) {}
