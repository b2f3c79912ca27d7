package dev.latchkey.session;

import dev.latchkey.model.Claims;

/**
 * What a feature puts into each session, before the {@code jwt} callback sees the claims. Latchkey asks when a session
 * begins, at each read of a stored session, and at each renewal of a sealed one.
 */
@FunctionalInterface
public interface SessionClaims {

    /**
     * Returns {@code claims} with the present ones of the feature, in a member that has the feature's id as its name.
     * If the feature has none, the result has no such member.
     */
    Claims added(Claims claims, String userId);
}
