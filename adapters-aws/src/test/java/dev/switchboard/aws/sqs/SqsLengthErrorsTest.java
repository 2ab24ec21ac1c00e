package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class SqsLengthErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "InvalidParameterValue, One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes., true",
    "AWS.SimpleQueueService.BatchRequestTooLong, Batch requests cannot be longer than 262144 bytes., true",
    "InvalidAttributeValue, MessageTooLong, true",
    "InvalidParameterValue, Value 960 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be <= 900., false",
    "InvalidMessageContents, Invalid characters found., false",
    "InternalError, , false",
    ", , false",
  })
  void an_error_about_length_is_recognized(String code, String message, boolean tooLong) {
    assertThat(
            SqsLengthErrors.isTooLong(
                BatchResultErrorEntry.builder().code(code).message(message).build()))
        .isEqualTo(tooLong);
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    assertThat(
            SqsLengthErrors.isTooLong(
                (SqsException) SqsException.builder().awsErrorDetails(details).build()))
        .isEqualTo(tooLong);
  }

  @Test
  void an_error_without_details_is_not_about_length() {
    assertThat(SqsLengthErrors.isTooLong((SqsException) SqsException.builder().build())).isFalse();
  }
}
