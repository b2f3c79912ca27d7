/** The settings as data: each with its name, type, default, meaning and the builder's call it stands for. */
@NullMarked
package dev.latchkey.setting;

import org.jspecify.annotations.NullMarked;
