/** The public address of the application, and the addresses that belong to it. */
@NullMarked
package dev.latchkey.site;

import org.jspecify.annotations.NullMarked;
