@NullMarked
package dev.latchkey.browser;

import org.jspecify.annotations.NullMarked;
