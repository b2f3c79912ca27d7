/** The names of browsers, for features that show users where they are signed in. */
@NullMarked
package dev.latchkey.browsernames;

import org.jspecify.annotations.NullMarked;
