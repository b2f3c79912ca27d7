package dev.latchkey.feature;

import dev.latchkey.model.Claims;
import dev.latchkey.model.User;

/** What a feature puts into each new session, before the {@code jwt} callback sees the claims. */
@FunctionalInterface
public interface SessionClaims {

    /** Returns {@code claims} with those of the feature, in a member that has the feature's id as its name. */
    Claims added(Claims claims, User user);
}
