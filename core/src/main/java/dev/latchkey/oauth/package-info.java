/** The classes for a sign-in at an OAuth provider, from start to finish. */
@NullMarked
package dev.latchkey.oauth;

import org.jspecify.annotations.NullMarked;
