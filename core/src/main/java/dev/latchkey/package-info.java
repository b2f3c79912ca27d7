/**
 * The entry point of Latchkey. {@link dev.latchkey.Auth} adds sign-in, sessions and protection of paths to any Java web
 * application.
 */
@NullMarked
package dev.latchkey;

import org.jspecify.annotations.NullMarked;
