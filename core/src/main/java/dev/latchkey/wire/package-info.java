/** The grammar of what travels: JSON, cookies, forms, percent-escapes and origins are parsed and written here only. */
package dev.latchkey.wire;
