package dev.switchboard.aws.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SigningTimeTest {

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 19700101T000000Z",
    "2026-11-23T09:30:00.999Z, 20261123T093000Z",
    "2028-02-29T23:59:59Z, 20280229T235959Z",
    "9999-12-31T00:00:01Z, 99991231T000001Z"
  })
  void has_a_timestamp_and_a_date(Instant instant, String stamp) {
    assertThat(SigningTime.of(instant).timestamp()).isEqualTo(stamp);
    assertThat(SigningTime.of(instant).date()).isEqualTo(stamp.substring(0, 8));
  }

  @Test
  void is_formatted_as_by_the_jdk() {
    DateTimeFormatter jdk =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    Random random = new Random(20261125);
    for (int time = 0; time < 10_000; time++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
      assertThat(SigningTime.of(instant).timestamp()).isEqualTo(jdk.format(instant));
    }
  }
}
