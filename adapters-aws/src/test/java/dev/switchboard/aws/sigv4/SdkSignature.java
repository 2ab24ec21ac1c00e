package dev.switchboard.aws.sigv4;

import dev.switchboard.domain.connection.ConnectionId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Signs posts with the SDK, to compare with ours. */
record SdkSignature(URI url, String region) {

  /** Signs a post of a text with these credentials at this time. */
  SdkHttpRequest sign(ConnectionId to, String text, AwsCredentials whose, Instant at) {
    SdkHttpRequest post =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .protocol(url.getScheme())
            .host(url.getHost())
            .port(url.getPort() == -1 ? null : url.getPort())
            .encodedPath(path(to))
            .putHeader("Content-Type", "application/json")
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                request ->
                    request
                        .identity(whose)
                        .request(post)
                        .payload(ContentStreamProvider.fromString(text, StandardCharsets.UTF_8))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(
                            AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)));
    return signed.request();
  }

  private String path(ConnectionId to) {
    return SdkHttpUtils.appendUri(
        url.getRawPath(), "/@connections/" + SdkHttpUtils.urlEncode(to.value()));
  }
}
