/** A small application that shows the four forms of protection. */
@NullMarked
package dev.latchkey.demo;

import org.jspecify.annotations.NullMarked;
