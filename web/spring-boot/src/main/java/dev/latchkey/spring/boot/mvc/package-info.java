/** The adapter of Latchkey for Spring MVC. */
@NullMarked
package dev.latchkey.spring.boot.mvc;

import org.jspecify.annotations.NullMarked;
