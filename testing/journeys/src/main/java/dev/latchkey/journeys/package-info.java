/** Two small applications with the same features: a club, by Javalin and by Spring Boot. */
@NullMarked
package dev.latchkey.journeys;

import org.jspecify.annotations.NullMarked;
