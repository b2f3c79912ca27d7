/** Latchkey in Jakarta REST. */
@NullMarked
package dev.latchkey.rest;

import org.jspecify.annotations.NullMarked;
