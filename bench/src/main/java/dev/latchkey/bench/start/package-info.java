/** What the start of an application costs, with all ready providers in the catalogue and with one. */
@NullMarked
package dev.latchkey.bench.start;

import org.jspecify.annotations.NullMarked;
