/** Whose an account is, and what somebody may do with the accounts of their own user. */
@NullMarked
package dev.latchkey.account;

import org.jspecify.annotations.NullMarked;
