/** The programs that the guides of {@code docs/site} show. */
@NullMarked
package dev.latchkey.journeys.guides;

import org.jspecify.annotations.NullMarked;
