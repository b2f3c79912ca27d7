@NullMarked
package dev.latchkey.journeys;

import org.jspecify.annotations.NullMarked;
