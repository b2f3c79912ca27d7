/** Passwords: sign-up, sign-in, reset, change, and taking over the hashes of other software. */
@NullMarked
package dev.latchkey.passwords;

import org.jspecify.annotations.NullMarked;
