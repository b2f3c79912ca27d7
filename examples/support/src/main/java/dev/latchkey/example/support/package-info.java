/** What the examples share. */
@NullMarked
package dev.latchkey.example.support;

import org.jspecify.annotations.NullMarked;
