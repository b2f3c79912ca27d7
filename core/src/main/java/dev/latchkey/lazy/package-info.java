/** Values that are made when somebody first needs them, so that a start does not wait for them. */
@NullMarked
package dev.latchkey.lazy;

import org.jspecify.annotations.NullMarked;
