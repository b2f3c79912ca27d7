/** A Micronaut application without Latchkey, to compare with. */
@NullMarked
package dev.latchkey.bench.bare.micronaut;

import org.jspecify.annotations.NullMarked;
