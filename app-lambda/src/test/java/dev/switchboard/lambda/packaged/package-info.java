/**
 * Tests of the functions as they are deployed: from the zip, in Lambda's own loop, with the
 * handlers, settings and roles of {@code serverless.yml}.
 */
@NullMarked
package dev.switchboard.lambda.packaged;

import org.jspecify.annotations.NullMarked;
