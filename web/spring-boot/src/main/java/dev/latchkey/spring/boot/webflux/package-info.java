/** The adapter of Latchkey for Spring WebFlux. */
@NullMarked
package dev.latchkey.spring.boot.webflux;

import org.jspecify.annotations.NullMarked;
