/**
 * Reads the CloudFormation template of a WebSocket API, so that {@code serverless.yml} describes
 * both what is deployed and what runs on a laptop.
 *
 * <p>It must only read files: {@link dev.switchboard.gateway.template.ApiTemplate} is its result.
 * Inside, {@code TemplateFile} knows JSON, {@code Template} and {@code Resource} know
 * CloudFormation, and {@code ApiReader} knows the resources of API Gateway.
 */
@NullMarked
package dev.switchboard.gateway.template;

import org.jspecify.annotations.NullMarked;
