package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

final class RequestSignerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final AwsSessionCredentials CREDENTIALS =
      AwsSessionCredentials.create("AKID", "secret", "session/token+==");

  @ParameterizedTest
  @CsvSource({
    "s3, GET, /access.json, ''",
    "s3, PUT, /folder/a b!(1)*/access.json, {}",
    "s3, PUT, /a/ü%20, text with ü",
    "execute-api, POST, /dev/@connections/a=, {}",
    "sqs, POST, /1/queue name, body"
  })
  void signs_as_the_sdk_does(String service, String method, String path, String body) {
    String host = "host.example:8443";
    RequestSigner signer =
        new RequestSigner(
            service,
            "eu-central-1",
            StaticCredentialsProvider.create(CREDENTIALS),
            InstantSource.fixed(NOW));

    String request =
        new String(
            signer.sign(
                new SignableRequest(method, host, path, Map.of("x-amz-meta-version", "7"), body)),
            ISO_8859_1);

    assertThat(request)
        .startsWith(method + " " + PercentEncoding.encodePath(path) + " HTTP/1.1\r\n");
    assertThat(request)
        .contains("\r\nauthorization:" + ofSdk(service, method, path, body) + "\r\n")
        .contains("\r\ncontent-length:" + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
        .endsWith("\r\n\r\n" + new String(body.getBytes(StandardCharsets.UTF_8), ISO_8859_1));
  }

  private static String ofSdk(String service, String method, String path, String body) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .protocol("https")
            .host("host.example")
            .port(8443)
            .encodedPath(PercentEncoding.encodePath(path))
            .putHeader("x-amz-meta-version", "7")
            // The SDK's clients send the hash of the body with every request to S3.
            .putHeader("x-amz-content-sha256", new HashedPayload(body).sha256())
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            request ->
                request
                    .identity(CREDENTIALS)
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
        .request()
        .firstMatchingHeader("Authorization")
        .orElseThrow();
  }
}
