/** The kinds of providers with which users sign in, and the catalogue of ready-made providers. */
@NullMarked
package dev.latchkey.provider;

import org.jspecify.annotations.NullMarked;
