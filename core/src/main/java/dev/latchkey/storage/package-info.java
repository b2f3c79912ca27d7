/** The way to the application's store: what goes in is checked, what comes out is compared, what has ended goes. */
@NullMarked
package dev.latchkey.storage;

import org.jspecify.annotations.NullMarked;
