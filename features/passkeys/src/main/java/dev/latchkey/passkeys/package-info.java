/** Sign-in with passkeys, and what users see of theirs. */
@NullMarked
package dev.latchkey.passkeys;

import org.jspecify.annotations.NullMarked;
