/** The classes that end a session here and the session at a provider together, on whichever side it begins. */
@NullMarked
package dev.latchkey.logout;

import org.jspecify.annotations.NullMarked;
