/** The smallest program with Vert.x. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
