/** The adapter of Latchkey for servlet containers. */
@NullMarked
package dev.latchkey.servlet;

import org.jspecify.annotations.NullMarked;
