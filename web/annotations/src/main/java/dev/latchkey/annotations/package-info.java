/**
 * {@code @RequireSession}; and what it, {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} say, for
 * adapters.
 */
@NullMarked
package dev.latchkey.annotations;

import org.jspecify.annotations.NullMarked;
