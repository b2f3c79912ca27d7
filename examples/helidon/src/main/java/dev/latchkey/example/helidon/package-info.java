/** The four forms of protection in Helidon. */
@NullMarked
package dev.latchkey.example.helidon;

import org.jspecify.annotations.NullMarked;
