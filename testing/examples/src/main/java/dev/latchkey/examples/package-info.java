/** The examples, as processes of their own. */
@NullMarked
package dev.latchkey.examples;

import org.jspecify.annotations.NullMarked;
