/** The mails of features: how they are sent, their links and codes, and the notices that mails give users. */
@NullMarked
package dev.latchkey.featuremails;

import org.jspecify.annotations.NullMarked;
