/** The command line: {@code latchkey}. */
@NullMarked
package dev.latchkey.cli;

import org.jspecify.annotations.NullMarked;
