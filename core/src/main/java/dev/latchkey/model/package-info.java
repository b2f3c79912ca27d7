/** Finished values that travel between the rooms: people, their accounts, claims and secrets. */
@NullMarked
package dev.latchkey.model;

import org.jspecify.annotations.NullMarked;
