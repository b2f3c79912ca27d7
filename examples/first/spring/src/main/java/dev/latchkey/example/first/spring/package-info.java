/** The smallest program with Spring Boot. */
@NullMarked
package dev.latchkey.example.first.spring;

import org.jspecify.annotations.NullMarked;
