/** Latchkey in Spring MVC. */
@NullMarked
package dev.latchkey.spring.mvc;

import org.jspecify.annotations.NullMarked;
