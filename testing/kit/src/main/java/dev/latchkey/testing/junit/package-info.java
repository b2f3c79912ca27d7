/** Annotations for tests with JUnit. */
@NullMarked
package dev.latchkey.testing.junit;

import org.jspecify.annotations.NullMarked;
