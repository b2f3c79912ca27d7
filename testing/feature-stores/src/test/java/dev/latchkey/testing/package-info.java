@NullMarked
package dev.latchkey.testing;

import org.jspecify.annotations.NullMarked;
