@NullMarked
package dev.latchkey.featurestores;

import org.jspecify.annotations.NullMarked;
