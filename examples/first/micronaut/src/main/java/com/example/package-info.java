/** The smallest program with Micronaut. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
