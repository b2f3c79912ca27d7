@NullMarked
package dev.latchkey.accountpage;

import org.jspecify.annotations.NullMarked;
