/** {@link dev.latchkey.Auth}: sign-in, sessions and protection for any Java web application. */
@NullMarked
package dev.latchkey;

import org.jspecify.annotations.NullMarked;
