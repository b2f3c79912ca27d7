/** A second factor at sign-in: an authenticator app, backup codes, trusted browsers, and recovery when all is lost. */
@NullMarked
package dev.latchkey.secondfactor;

import org.jspecify.annotations.NullMarked;
