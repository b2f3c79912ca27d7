/** Every text for people: named, with arguments, kept in message bundles and replaceable one by one. */
@NullMarked
package dev.latchkey.text;

import org.jspecify.annotations.NullMarked;
