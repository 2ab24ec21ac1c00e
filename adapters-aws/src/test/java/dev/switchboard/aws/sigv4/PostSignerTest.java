package dev.switchboard.aws.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ConnectionId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Posts are signed as the SDK signs them. */
final class PostSignerTest {

  private static final URI URL =
      URI.create("https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev");
  private static final ConnectionId ADA = new ConnectionId("L0SM9cOFvHcCIhw=");

  private final SdkSignature sdk = new SdkSignature(URL, "eu-central-1");
  private Instant now = Instant.parse("2026-11-23T09:30:00.5Z");
  private AwsCredentials whose = AwsBasicCredentials.create("ONE", "first");
  private final PostSigner signer = signer(URL, "eu-central-1");

  @Test
  void a_post_has_a_path_a_body_and_signed_headers() {
    whose = AwsSessionCredentials.create("ONE", "first", "a-token");

    ParsedPost post = write("hé");

    assertThat(post.path()).isEqualTo("/dev/@connections/L0SM9cOFvHcCIhw%3D");
    assertThat(post.body()).isEqualTo("hé");
    assertThat(post.headers())
        .containsOnlyKeys(
            "authorization",
            "content-length",
            "content-type",
            "host",
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-security-token")
        .containsEntry("host", "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com")
        .containsEntry("content-length", "3")
        .containsEntry("x-amz-date", "20261123T093000Z")
        .containsEntry("x-amz-security-token", "a-token");
    assertThat(post.header("authorization"))
        .startsWith(
            "AWS4-HMAC-SHA256"
                + " Credential=ONE/20261123/eu-central-1/execute-api/aws4_request,"
                + " SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date"
                + ";x-amz-security-token, Signature=");
  }

  /** The signer reuses parts of the last post, so each seed signs a sequence of posts. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261123, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void random_posts_are_signed_as_the_sdk_signs_them(long seed) {
    RandomPosts random = new RandomPosts(seed);
    for (int signers = 0; signers < 10; signers++) {
      URI url = random.callbackUrl();
      String region = random.region();
      signsAsTheSdk(random, signer(url, region), new SdkSignature(url, region), "seed " + seed);
    }
  }

  private void signsAsTheSdk(
      RandomPosts random, PostSigner signer, SdkSignature sdk, String source) {
    now = random.time();
    String text = random.text();
    for (int i = 0; i < 50; i++) {
      if (random.once(8)) {
        text = random.text();
      }
      if (random.once(4)) {
        now = random.after(now);
      }
      if (random.once(10)) {
        now = random.time();
        whose = random.credentials();
      }
      ConnectionId id = random.id();
      assertSame(
          ParsedPost.read(signer.sign(id.value(), text)),
          sdk.sign(id, text, whose, now),
          source + ": post " + i + " by " + sdk + " to " + id);
    }
  }

  @Test
  void renewed_credentials_are_used_from_the_next_second_on() {
    write("hello");
    whose = AwsSessionCredentials.create("TWO", "second", "token");
    now = now.plusSeconds(1);

    assertSame(write("hello"), sdk.sign(ADA, "hello", whose, now), "after they were renewed");
  }

  /** The key depends only on the secret, which can change under the same key id. */
  @Test
  void a_renewed_secret_is_used_from_the_next_second_on() {
    write("hello");
    whose = AwsBasicCredentials.create("ONE", "second");
    now = now.plusSeconds(1);

    assertSame(write("hello"), sdk.sign(ADA, "hello", whose, now), "after it was renewed");
  }

  @Test
  void posts_signed_at_once_keep_their_own_signatures() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<?> signed :
          IntStream.range(0, 400)
              .mapToObj(i -> threads.submit(() -> signsAsTheSdk("text " + i % 3)))
              .toList()) {
        signed.get();
      }
    }
  }

  private void signsAsTheSdk(String text) {
    assertSame(write(text), sdk.sign(ADA, text, whose, now), text);
  }

  @Test
  void no_part_contains_the_secret() {
    whose = AwsSessionCredentials.create("ONE", "a-secret", "a-token");
    SigningKey key = new SigningKey("20261123", "eu-central-1", "execute-api", "a-secret");
    CallbackUrl callbackUrl = CallbackUrl.of(URL);
    HashedPayload body = new HashedPayload("private");

    SignedHeaders headers = new SignedHeaders(SigningTime.of(now), whose, key, callbackUrl);
    List<Object> parts =
        List.of(signer, key, body, headers, new PostRequestTemplate(body, headers));

    assertThat(parts)
        .extracting(Object::toString)
        .allSatisfy(shown -> assertThat(shown).doesNotContain("a-secret", "a-token", "private"));
    assertThat(write("hello").headers().toString()).doesNotContain("a-secret");
  }

  private static void assertSame(ParsedPost post, SdkHttpRequest sdk, String source) {
    assertThat(post.path()).as(source).isEqualTo(sdk.encodedPath());
    for (String header :
        new String[] {"authorization", "host", "x-amz-date", "x-amz-content-sha256"}) {
      assertThat(post.header(header))
          .as("%s of %s", header, source)
          .isEqualTo(sdk.firstMatchingHeader(header).orElseThrow());
    }
    assertThat(post.header("x-amz-security-token"))
        .as("token of %s", source)
        .isEqualTo(sdk.firstMatchingHeader("x-amz-security-token").orElse(""));
  }

  private ParsedPost write(String text) {
    return ParsedPost.read(signer.sign(ADA.value(), text));
  }

  private PostSigner signer(URI url, String region) {
    return new PostSigner(CallbackUrl.of(url), region, () -> whose, () -> now);
  }
}
