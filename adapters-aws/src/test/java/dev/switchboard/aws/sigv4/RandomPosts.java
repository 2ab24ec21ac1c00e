package dev.switchboard.aws.sigv4;

import dev.switchboard.domain.connection.ConnectionId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Random values of all inputs of a signature, the same for the same seed. */
final class RandomPosts {

  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String IN_IDS = ALPHANUMERIC + "==--__++//~.!*'() %é€𝄞";
  private static final String IN_TOKENS = ALPHANUMERIC + "+/=";
  private static final List<String> HOSTS =
      List.of("a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com", "ws.example.org", "127.0.0.1");
  private static final List<String> PORTS = List.of("", "", ":443", ":80", ":8443");
  private static final List<String> STAGES =
      List.of("", "/", "/dev", "/dev/", "/my/api/v1", "/$default", "/a%20b~c/", "/*'()!:@&=+,;-_.");
  private static final List<String> REGIONS = List.of("eu-central-1", "us-gov-west-1");

  private final Random random;

  RandomPosts(long seed) {
    random = new Random(seed);
  }

  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  URI callbackUrl() {
    String scheme = random.nextBoolean() ? "https" : "http";
    return URI.create(scheme + "://" + oneOf(HOSTS) + oneOf(PORTS) + oneOf(STAGES));
  }

  String region() {
    return oneOf(REGIONS);
  }

  /** Returns any id except one of dots only, which would refer to a parent path. */
  ConnectionId id() {
    return new ConnectionId(text(ALPHANUMERIC, 1) + text(IN_IDS, random.nextInt(24)));
  }

  /** Returns any text, including characters that UTF-8 cannot encode. */
  String text() {
    return random
        .ints(random.nextInt(300), 0, Character.MAX_CODE_POINT + 1)
        .map(any -> random.nextBoolean() ? any % 128 : any)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  AwsCredentials credentials() {
    String key = text(ALPHANUMERIC, 20);
    String secret = text(IN_TOKENS, 40);
    return random.nextBoolean()
        ? AwsBasicCredentials.create(key, secret)
        : AwsSessionCredentials.create(key, secret, text(IN_TOKENS, 1 + random.nextInt(1_200)));
  }

  /** Returns a time in this century. */
  Instant time() {
    return Instant.ofEpochMilli(
        random.nextLong(
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2100-01-01T00:00:00Z").toEpochMilli()));
  }

  /** Returns a time that is later by milliseconds, seconds or days. */
  Instant after(Instant time) {
    return time.plus(
        oneOf(List.of(Duration.ofMillis(300), Duration.ofSeconds(7), Duration.ofHours(31))));
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String text(String alphabet, int length) {
    int[] letters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
