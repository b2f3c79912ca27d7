/**
 * {@code @RequireSession}; and what it, {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} say, for
 * adapters.
 */
@NullMarked
package dev.latchkey.annotation;

import org.jspecify.annotations.NullMarked;
