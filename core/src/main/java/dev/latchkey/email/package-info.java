/** Sign-in by mail: challenges, codes, and who has proven an address. */
@NullMarked
package dev.latchkey.email;

import org.jspecify.annotations.NullMarked;
