/**
 * The account page, which shows users where they are signed in, how they sign in, and the sections of other features.
 */
@NullMarked
package dev.latchkey.accountpage;

import org.jspecify.annotations.NullMarked;
