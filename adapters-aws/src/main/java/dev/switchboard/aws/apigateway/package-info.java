/**
 * The transport over API Gateway's management API ({@code @connections}).
 *
 * <p>What is known of HTTP or of signatures alone belongs in {@code aws.http} or {@code aws.sigv4}.
 */
@NullMarked
package dev.switchboard.aws.apigateway;

import org.jspecify.annotations.NullMarked;
