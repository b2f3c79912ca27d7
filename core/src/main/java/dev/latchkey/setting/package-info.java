/**
 * The settings of Latchkey as data. Each has a name, a type, a default, a description, and the builder's call for the
 * same option.
 */
@NullMarked
package dev.latchkey.setting;

import org.jspecify.annotations.NullMarked;
