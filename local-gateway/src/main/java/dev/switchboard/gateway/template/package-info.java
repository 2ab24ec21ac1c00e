/**
 * Reads the CloudFormation template of a WebSocket API, so that {@code serverless.yml} describes
 * both the deployed API and the local one.
 *
 * <p>It only reads files, and returns an {@link dev.switchboard.gateway.template.ApiTemplate}.
 * {@code TemplateFile} handles JSON, {@code Template} and {@code Resource} handle CloudFormation,
 * and {@code ApiReader} handles the resources of API Gateway.
 */
@NullMarked
package dev.switchboard.gateway.template;

import org.jspecify.annotations.NullMarked;
