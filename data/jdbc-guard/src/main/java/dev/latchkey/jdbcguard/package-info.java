/** The session of the request, bound to each transaction of the database that serves it. */
@NullMarked
package dev.latchkey.jdbcguard;

import org.jspecify.annotations.NullMarked;
