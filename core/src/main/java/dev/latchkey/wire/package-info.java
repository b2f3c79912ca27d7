/**
 * The formats of data on the wire. Only this package parses and writes JSON, cookies, forms, percent-escapes and
 * origins.
 */
@NullMarked
package dev.latchkey.wire;

import org.jspecify.annotations.NullMarked;
