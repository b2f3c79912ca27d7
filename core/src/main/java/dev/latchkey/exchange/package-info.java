/** What happens with one request: who is signed in, what the guard says, and how a failure is answered. */
@NullMarked
package dev.latchkey.exchange;

import org.jspecify.annotations.NullMarked;
