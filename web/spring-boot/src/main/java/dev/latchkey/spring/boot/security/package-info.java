/** Latchkey where Spring Security is. */
@NullMarked
package dev.latchkey.spring.boot.security;

import org.jspecify.annotations.NullMarked;
