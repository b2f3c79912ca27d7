/** Where users, accounts, sessions and what may be used once are kept, if not in cookies. */
package dev.latchkey.store;
