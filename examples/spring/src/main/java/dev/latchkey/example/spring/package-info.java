/** The four forms of protection in Spring Boot. */
@NullMarked
package dev.latchkey.example.spring;

import org.jspecify.annotations.NullMarked;
