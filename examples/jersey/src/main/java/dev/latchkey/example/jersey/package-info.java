/** The four forms of protection in Jersey. */
@NullMarked
package dev.latchkey.example.jersey;

import org.jspecify.annotations.NullMarked;
