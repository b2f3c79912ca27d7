@NullMarked
package dev.latchkey.passwords;

import org.jspecify.annotations.NullMarked;
