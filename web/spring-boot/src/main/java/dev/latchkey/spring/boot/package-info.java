/** The classes that the adapters for Spring's web frameworks share in Spring Boot. */
@NullMarked
package dev.latchkey.spring.boot;

import org.jspecify.annotations.NullMarked;
