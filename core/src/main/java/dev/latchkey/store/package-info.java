/** Where users, accounts, sessions and what may be used once are kept, if not in cookies. */
@NullMarked
package dev.latchkey.store;

import org.jspecify.annotations.NullMarked;
