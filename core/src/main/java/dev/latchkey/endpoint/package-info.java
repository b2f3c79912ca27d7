/** The endpoints below the base path, with one class for each, and the router. */
@NullMarked
package dev.latchkey.endpoint;

import org.jspecify.annotations.NullMarked;
