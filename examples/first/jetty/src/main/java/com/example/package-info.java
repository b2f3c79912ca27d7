/** The smallest program with Jetty. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
