/** Tests of the SQS adapters against ElasticMQ, with and without faults. */
@NullMarked
package dev.switchboard.aws.sqs;

import org.jspecify.annotations.NullMarked;
