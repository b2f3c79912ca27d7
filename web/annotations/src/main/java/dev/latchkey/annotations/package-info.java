/**
 * The annotation {@code @RequireSession}, and the rules that adapters read from it and from {@code @RolesAllowed},
 * {@code @PermitAll} and {@code @DenyAll}.
 */
@NullMarked
package dev.latchkey.annotations;

import org.jspecify.annotations.NullMarked;
