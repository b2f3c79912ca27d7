/** The adapter of Latchkey for Spring WebFlux, with or without Spring Boot. */
@NullMarked
package dev.latchkey.spring.webflux;

import org.jspecify.annotations.NullMarked;
