/** Everything that touches a key: derivation and rotation, sealed tokens, hashes, comparison in constant time. */
@NullMarked
package dev.latchkey.seal;

import org.jspecify.annotations.NullMarked;
