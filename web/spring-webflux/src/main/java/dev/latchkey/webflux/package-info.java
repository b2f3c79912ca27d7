/** Latchkey in Spring WebFlux, with or without Spring Boot. */
@NullMarked
package dev.latchkey.webflux;

import org.jspecify.annotations.NullMarked;
