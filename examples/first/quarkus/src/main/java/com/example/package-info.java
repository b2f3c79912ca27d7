/** The smallest program with Quarkus. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
