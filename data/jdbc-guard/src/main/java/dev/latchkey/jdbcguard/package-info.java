/** Binds the session of a request to each database transaction that the request uses. */
@NullMarked
package dev.latchkey.jdbcguard;

import org.jspecify.annotations.NullMarked;
