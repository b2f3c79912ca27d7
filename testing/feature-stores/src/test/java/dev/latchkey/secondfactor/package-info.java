@NullMarked
package dev.latchkey.secondfactor;

import org.jspecify.annotations.NullMarked;
