/** One attempt to sign in at a provider, from start to finish. */
@NullMarked
package dev.latchkey.oauth;

import org.jspecify.annotations.NullMarked;
