/** What a session costs a request, measured on the examples from outside. */
@NullMarked
package dev.latchkey.bench.web;

import org.jspecify.annotations.NullMarked;
