/** A small application with all features. */
@NullMarked
package dev.latchkey.journeys;

import org.jspecify.annotations.NullMarked;
