/** The grammar of what travels: JSON, cookies, forms, percent-escapes and origins are parsed and written here only. */
@NullMarked
package dev.latchkey.wire;

import org.jspecify.annotations.NullMarked;
