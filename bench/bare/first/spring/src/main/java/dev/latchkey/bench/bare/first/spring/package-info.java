/** The smallest program with Spring Boot, without Latchkey. */
@NullMarked
package dev.latchkey.bench.bare.first.spring;

import org.jspecify.annotations.NullMarked;
