/** Latchkey in Spring MVC. */
@NullMarked
package dev.latchkey.spring.boot.mvc;

import org.jspecify.annotations.NullMarked;
