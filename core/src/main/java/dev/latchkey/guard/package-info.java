/**
 * Which requests the guard looks at: path patterns, the conditions beside them, and the ways one path can be spelled.
 */
@NullMarked
package dev.latchkey.guard;

import org.jspecify.annotations.NullMarked;
