/** The tokens of providers after a sign-in: refresh, other grants, revocation, and calls with a token. */
@NullMarked
package dev.latchkey.token;

import org.jspecify.annotations.NullMarked;
