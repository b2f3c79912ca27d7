/** An identity provider that runs inside a test or a demonstration, and misbehaves on request. */
@NullMarked
package dev.latchkey.testing;

import org.jspecify.annotations.NullMarked;
