/** The limits on how often actions are allowed, and the check that sealed values are used only once. */
@NullMarked
package dev.latchkey.limit;

import org.jspecify.annotations.NullMarked;
