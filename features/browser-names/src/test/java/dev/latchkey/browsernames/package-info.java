@NullMarked
package dev.latchkey.browsernames;

import org.jspecify.annotations.NullMarked;
