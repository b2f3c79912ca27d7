/** The classes that read, renew and end sessions in a sealed cookie or in a store. */
@NullMarked
package dev.latchkey.session;

import org.jspecify.annotations.NullMarked;
