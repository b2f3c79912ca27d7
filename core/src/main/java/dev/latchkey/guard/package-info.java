/** The guard and the requests that it checks, with path patterns, further conditions and the spellings of a path. */
@NullMarked
package dev.latchkey.guard;

import org.jspecify.annotations.NullMarked;
