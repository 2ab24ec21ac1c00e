/**
 * Reads the CloudFormation template of a WebSocket API, so that one file describes both what is
 * deployed and what runs on a laptop.
 *
 * <p>It must only read files: {@link dev.switchboard.gateway.template.ApiTemplate} is its result.
 * Inside, {@code TemplateFile} knows JSON and YAML, {@code Template}, {@code Resource} and {@code
 * Intrinsics} know CloudFormation, and {@code ApiReader} knows the resources of API Gateway.
 */
@NullMarked
package dev.switchboard.gateway.template;

import org.jspecify.annotations.NullMarked;
