/** A page with the unmodified {@code next-auth/react}, and tests for the back end that the page needs. */
@NullMarked
package dev.latchkey.nextauth;

import org.jspecify.annotations.NullMarked;
