/** Stores users and sessions in a relational database. */
@NullMarked
package dev.latchkey.store.jdbc;

import org.jspecify.annotations.NullMarked;
