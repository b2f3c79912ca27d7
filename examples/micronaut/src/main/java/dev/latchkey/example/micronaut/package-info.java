/** The four forms of protection in Micronaut. */
@NullMarked
package dev.latchkey.example.micronaut;

import org.jspecify.annotations.NullMarked;
