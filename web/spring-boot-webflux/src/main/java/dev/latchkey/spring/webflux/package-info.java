/** Latchkey in Spring WebFlux. */
@NullMarked
package dev.latchkey.spring.webflux;

import org.jspecify.annotations.NullMarked;
