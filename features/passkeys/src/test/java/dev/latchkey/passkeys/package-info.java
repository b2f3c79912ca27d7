@NullMarked
package dev.latchkey.passkeys;

import org.jspecify.annotations.NullMarked;
