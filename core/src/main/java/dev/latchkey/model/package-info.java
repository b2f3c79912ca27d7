/** The immutable values that the other packages share, such as users, accounts, claims and secrets. */
@NullMarked
package dev.latchkey.model;

import org.jspecify.annotations.NullMarked;
