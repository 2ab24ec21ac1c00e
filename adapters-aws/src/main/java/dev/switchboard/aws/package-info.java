/**
 * The ports on AWS: DynamoDB remembers, API Gateway's management API reaches.
 *
 * <p>Rows and requests are shaped here and nowhere else; what the SDK throws ends here too.
 */
@NullMarked
package dev.switchboard.aws;

import org.jspecify.annotations.NullMarked;
