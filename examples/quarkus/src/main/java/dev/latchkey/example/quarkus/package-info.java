/** The four forms of protection in Quarkus. */
@NullMarked
package dev.latchkey.example.quarkus;

import org.jspecify.annotations.NullMarked;
