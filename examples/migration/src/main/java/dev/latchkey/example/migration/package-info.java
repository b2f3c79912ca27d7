/** Programs that copy people from other software, as {@code docs/migration} shows them. */
@NullMarked
package dev.latchkey.example.migration;

import org.jspecify.annotations.NullMarked;
