/** The processing of one request. It finds the session, asks the guard, and creates the response to a failure. */
@NullMarked
package dev.latchkey.exchange;

import org.jspecify.annotations.NullMarked;
