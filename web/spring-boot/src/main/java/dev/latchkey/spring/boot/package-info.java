/** Latchkey in Spring Boot: what its adapters for Spring's web frameworks share. */
@NullMarked
package dev.latchkey.spring.boot;

import org.jspecify.annotations.NullMarked;
