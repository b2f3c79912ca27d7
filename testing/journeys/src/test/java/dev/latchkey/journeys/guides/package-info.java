@NullMarked
package dev.latchkey.journeys.guides;

import org.jspecify.annotations.NullMarked;
