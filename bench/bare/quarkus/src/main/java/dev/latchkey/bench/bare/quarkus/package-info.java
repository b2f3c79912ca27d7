/** A Quarkus application without Latchkey, to compare with. */
@NullMarked
package dev.latchkey.bench.bare.quarkus;

import org.jspecify.annotations.NullMarked;
