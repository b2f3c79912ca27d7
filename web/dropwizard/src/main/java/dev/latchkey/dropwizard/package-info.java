/** Latchkey in Dropwizard. */
@NullMarked
package dev.latchkey.dropwizard;

import org.jspecify.annotations.NullMarked;
