/**
 * All code that uses keys. This is key derivation and rotation, sealed tokens, hashes, and comparison in constant time.
 */
@NullMarked
package dev.latchkey.seal;

import org.jspecify.annotations.NullMarked;
