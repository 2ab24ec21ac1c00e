/** What the tests of several technologies share. */
@NullMarked
package dev.switchboard.aws;

import org.jspecify.annotations.NullMarked;
