/** The sign-in methods of the core, and the completion of a sign-in that all methods share. */
@NullMarked
package dev.latchkey.method;

import org.jspecify.annotations.NullMarked;
