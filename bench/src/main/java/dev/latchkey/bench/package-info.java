/** What reading a session costs, beside the least it could cost and beside public peers. */
@NullMarked
package dev.latchkey.bench;

import org.jspecify.annotations.NullMarked;
