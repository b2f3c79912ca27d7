/** The adapter of Latchkey for Dropwizard. */
@NullMarked
package dev.latchkey.dropwizard;

import org.jspecify.annotations.NullMarked;
