/** The smallest program with Micronaut. */
@NullMarked
package dev.latchkey.example.first.micronaut;

import org.jspecify.annotations.NullMarked;
