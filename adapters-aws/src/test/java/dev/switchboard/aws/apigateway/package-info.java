/**
 * Tests of the transport against the local gateway, and against servers that misbehave on purpose.
 */
@NullMarked
package dev.switchboard.aws.apigateway;

import org.jspecify.annotations.NullMarked;
