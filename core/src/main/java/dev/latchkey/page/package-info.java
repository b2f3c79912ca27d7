/** x */
package dev.latchkey.page;
