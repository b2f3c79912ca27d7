/** A relying party that its environment configures, for tests of the protocols from outside. */
@NullMarked
package dev.latchkey.example.relyingparty;

import org.jspecify.annotations.NullMarked;
