/** Latchkey where Spring Security is. */
@NullMarked
package dev.latchkey.spring.security;

import org.jspecify.annotations.NullMarked;
