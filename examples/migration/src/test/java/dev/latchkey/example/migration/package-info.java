@NullMarked
package dev.latchkey.example.migration;

import org.jspecify.annotations.NullMarked;
