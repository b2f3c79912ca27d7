@NullMarked
package dev.latchkey.example.relyingparty;

import org.jspecify.annotations.NullMarked;
