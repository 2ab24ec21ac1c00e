/** The AWS adapters over HTTP: against DynamoDB Local, and against the local gateway. */
@NullMarked
package dev.switchboard.aws;

import org.jspecify.annotations.NullMarked;
