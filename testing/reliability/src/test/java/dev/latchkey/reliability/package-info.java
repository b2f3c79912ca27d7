/** Nodes as processes of their own, over one store that goes through what stores go through. */
@NullMarked
package dev.latchkey.reliability;

import org.jspecify.annotations.NullMarked;
