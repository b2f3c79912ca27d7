/** The smallest program with Spring Boot. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
