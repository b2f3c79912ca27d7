/** The classes for sign-in by mail, with links, codes and the proof that a person owns an address. */
@NullMarked
package dev.latchkey.email;

import org.jspecify.annotations.NullMarked;
