/** How often something may happen. */
@NullMarked
package dev.latchkey.limit;

import org.jspecify.annotations.NullMarked;
