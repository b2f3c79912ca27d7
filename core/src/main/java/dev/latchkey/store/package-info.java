/** The stores that keep users, accounts, sessions, records and single-use tokens. */
@NullMarked
package dev.latchkey.store;

import org.jspecify.annotations.NullMarked;
