/** The transport against the local gateway, and servers that misbehave on purpose. */
@NullMarked
package dev.switchboard.aws.apigateway;

import org.jspecify.annotations.NullMarked;
