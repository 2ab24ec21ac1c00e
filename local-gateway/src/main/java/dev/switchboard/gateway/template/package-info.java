/**
 * Reads the CloudFormation template of a WebSocket API, so that what is deployed and what runs on a
 * laptop are described once, in {@code serverless.yml}.
 *
 * <p>{@link dev.switchboard.gateway.template.ApiTemplate} is what comes out of it. Inside, {@code
 * TemplateFile} knows JSON, {@code Template} and {@code Resource} know CloudFormation, and {@code
 * ApiReader} knows what API Gateway's resources mean.
 */
@NullMarked
package dev.switchboard.gateway.template;

import org.jspecify.annotations.NullMarked;
