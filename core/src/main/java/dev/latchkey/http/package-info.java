/** A request and a response in the core's terms; adapters implement the one and write the other. */
@NullMarked
package dev.latchkey.http;

import org.jspecify.annotations.NullMarked;
