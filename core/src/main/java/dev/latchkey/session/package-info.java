/** Reading, renewing and ending a session that lives in a sealed cookie, or in a store. */
@NullMarked
package dev.latchkey.session;

import org.jspecify.annotations.NullMarked;
