/** Real proxies in front of an application, each configured with the text of {@code docs/behind-a-proxy.md}. */
@NullMarked
package dev.latchkey.proxies;

import org.jspecify.annotations.NullMarked;
