/** The connections that stay open after their request. Each ends when a request like the one that opened it fails. */
@NullMarked
package dev.latchkey.watch;

import org.jspecify.annotations.NullMarked;
