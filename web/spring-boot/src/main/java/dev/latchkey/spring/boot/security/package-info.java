/** The adapter of Latchkey for applications with Spring Security. */
@NullMarked
package dev.latchkey.spring.boot.security;

import org.jspecify.annotations.NullMarked;
