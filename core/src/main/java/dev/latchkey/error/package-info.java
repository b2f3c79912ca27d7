/** The failures of authentication. Each says who can correct it, and has a stable code. */
@NullMarked
package dev.latchkey.error;

import org.jspecify.annotations.NullMarked;
