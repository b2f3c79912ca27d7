/** Stores users and sessions in Redis. */
@NullMarked
package dev.latchkey.store.redis;

import org.jspecify.annotations.NullMarked;
