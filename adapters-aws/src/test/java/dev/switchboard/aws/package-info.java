/** Tools shared by the tests of several technologies. */
@NullMarked
package dev.switchboard.aws;

import org.jspecify.annotations.NullMarked;
