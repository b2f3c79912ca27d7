/** What can go wrong when somebody signs in: who can act on it, and a code that stays. */
@NullMarked
package dev.latchkey.error;

import org.jspecify.annotations.NullMarked;
