/**
 * All texts that users see. Each has a key and arguments, is kept in a message bundle, and can be replaced separately.
 */
@NullMarked
package dev.latchkey.text;

import org.jspecify.annotations.NullMarked;
