/** The smallest program with Javalin. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
