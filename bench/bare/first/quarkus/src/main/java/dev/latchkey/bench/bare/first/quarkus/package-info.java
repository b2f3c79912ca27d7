/** The smallest program with Quarkus, without Latchkey. */
@NullMarked
package dev.latchkey.bench.bare.first.quarkus;

import org.jspecify.annotations.NullMarked;
