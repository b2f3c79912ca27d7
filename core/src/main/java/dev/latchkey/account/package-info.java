/** The classes that decide to which user an account belongs, and that list and unlink a user's accounts. */
@NullMarked
package dev.latchkey.account;

import org.jspecify.annotations.NullMarked;
