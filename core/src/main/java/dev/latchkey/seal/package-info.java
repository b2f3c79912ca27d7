/** Everything that touches a key: derivation and rotation, sealed tokens, hashes, comparison in constant time. */
package dev.latchkey.seal;
