/**
 * The transport over API Gateway's management API ({@code @connections}).
 *
 * <p>Code that concerns only HTTP or only signatures belongs in {@code aws.http} or {@code
 * aws.sigv4}.
 */
@NullMarked
package dev.switchboard.aws.apigateway;

import org.jspecify.annotations.NullMarked;
