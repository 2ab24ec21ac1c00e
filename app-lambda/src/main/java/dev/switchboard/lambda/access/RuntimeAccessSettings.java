package dev.switchboard.lambda.access;

import dev.switchboard.aws.s3.S3Settings;
import java.time.Duration;

/**
 * The access file that a function reads at run time.
 *
 * @param object the file's place
 * @param maxAge the time after which the file is read again
 * @param maxStale the time for which the last copy serves while the file cannot be read
 */
public record RuntimeAccessSettings(S3Settings object, Duration maxAge, Duration maxStale) {}
