/** The code that the pages in {@code docs} show, for the compiler. */
@NullMarked
package dev.latchkey.modules.pages;

import org.jspecify.annotations.NullMarked;
