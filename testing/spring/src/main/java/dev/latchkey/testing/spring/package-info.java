/** Signs users in for the requests of Spring's test clients. */
@NullMarked
package dev.latchkey.testing.spring;

import org.jspecify.annotations.NullMarked;
