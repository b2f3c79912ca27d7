/** The endpoints below the base path, one class each, and the way to them. */
@NullMarked
package dev.latchkey.endpoint;

import org.jspecify.annotations.NullMarked;
