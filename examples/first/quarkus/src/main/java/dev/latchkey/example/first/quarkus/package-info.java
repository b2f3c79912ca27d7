/** The smallest program with Quarkus. */
@NullMarked
package dev.latchkey.example.first.quarkus;

import org.jspecify.annotations.NullMarked;
