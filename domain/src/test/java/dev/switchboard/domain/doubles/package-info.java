/** Test doubles of the domain's ports and of time, for the tests of this module and of others. */
@NullMarked
package dev.switchboard.domain.doubles;

import org.jspecify.annotations.NullMarked;
