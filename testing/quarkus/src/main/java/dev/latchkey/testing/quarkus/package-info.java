/** Supports {@code @TestSecurity} and {@code @WithSession}, with which a Quarkus test sets the signed-in user. */
@NullMarked
package dev.latchkey.testing.quarkus;

import org.jspecify.annotations.NullMarked;
