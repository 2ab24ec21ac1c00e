/** Tests of the HTTP client against servers on this machine that misbehave on purpose. */
@NullMarked
package dev.switchboard.aws.http;

import org.jspecify.annotations.NullMarked;
