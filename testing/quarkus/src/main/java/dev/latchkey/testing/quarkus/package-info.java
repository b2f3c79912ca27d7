/** Quarkus's own way to say in a test who is signed in. */
@NullMarked
package dev.latchkey.testing.quarkus;

import org.jspecify.annotations.NullMarked;
