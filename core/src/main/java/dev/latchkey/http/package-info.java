/** The request and the response that the core uses. Adapters implement the request and write the response. */
@NullMarked
package dev.latchkey.http;

import org.jspecify.annotations.NullMarked;
