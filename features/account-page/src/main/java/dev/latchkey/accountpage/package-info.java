/** The account page: where users are signed in, how they sign in, and what other features show them of themselves. */
@NullMarked
package dev.latchkey.accountpage;

import org.jspecify.annotations.NullMarked;
