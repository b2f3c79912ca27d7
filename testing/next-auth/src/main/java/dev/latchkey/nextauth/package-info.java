/** A page with the unmodified {@code next-auth/react}, and what it must find at a back end. */
@NullMarked
package dev.latchkey.nextauth;

import org.jspecify.annotations.NullMarked;
