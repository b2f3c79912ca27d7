/** Where the application is on the web, and which addresses count as its own. */
@NullMarked
package dev.latchkey.site;

import org.jspecify.annotations.NullMarked;
