package dev.switchboard.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.access.AccessFileStore;
import dev.switchboard.domain.access.AccessFileStore.Reading;
import dev.switchboard.domain.access.AccessFileStore.Writing;
import dev.switchboard.domain.access.Sha256Digest;
import dev.switchboard.testsupport.S3StandIn;
import dev.switchboard.testsupport.S3StandIn.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class S3AccessFileStoreTest {

  private static final String TEXT = "{\"connect\": [\"anyone\"]} // ünicode";

  @AutoClose private final S3StandIn s3;
  private final AccessFileStore store;

  S3AccessFileStoreTest() throws IOException {
    s3 = new S3StandIn();
    store = store("s3://bucket/folder/access.json", Duration.ofSeconds(2));
  }

  private AccessFileStore store(String address, Duration timeout) {
    return S3Module.accessFileStore(
        S3Settings.of(address, AwsAccess.LAPTOP)
            .withEndpoint(Optional.of(s3.endpoint()))
            .withTimeout(timeout),
        new ManualClock());
  }

  @Test
  void a_file_is_read_as_it_was_written_and_once_for_each_tag() {
    assertThat(store.read(Optional.empty())).isEqualTo(new Reading.Missing());
    assertThat(store.write(TEXT, 7, Optional.empty())).isEqualTo(new Writing.Written());

    String tag = tagOf(store.read(Optional.empty()), TEXT, 7);
    assertThat(store.read(Optional.of(tag))).isEqualTo(new Reading.Unchanged());
    assertThat(s3.notModified()).isOne();

    assertThat(store.write("{}", 8, Optional.of(tag))).isEqualTo(new Writing.Written());
    tagOf(store.read(Optional.of(tag)), "{}", 8);
  }

  @Test
  void of_two_writers_that_replace_the_same_file_one_succeeds() {
    assertThat(store.write("{}", 1, Optional.empty())).isEqualTo(new Writing.Written());
    assertThat(store.write(TEXT, 1, Optional.empty())).isEqualTo(new Writing.Conflict());

    String tag = tagOf(store.read(Optional.empty()), "{}", 1);
    assertThat(store.write(TEXT, 2, Optional.of(tag))).isEqualTo(new Writing.Written());
    assertThat(store.write("{}", 2, Optional.of(tag))).isEqualTo(new Writing.Conflict());
    tagOf(store.read(Optional.empty()), TEXT, 2);
  }

  @Test
  void a_key_with_every_safe_character_is_signed_as_s3_reads_it() {
    AccessFileStore other =
        store("s3://a.bucket/a/B-1_2.3!*'()/access.json", Duration.ofSeconds(2));

    assertThat(other.write(TEXT, 1, Optional.empty())).isEqualTo(new Writing.Written());
    assertThat(s3.content("/a.bucket/a/B-1_2.3!*'()/access.json")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "FORBIDDEN, S3 answered 403 AccessDenied. The object is missing",
    "ERROR, S3 answered 500 InternalError.",
    "OTHER_REGION, The bucket is in the region eu-west-3.",
    "CUT_OFF, S3's answer is incomplete."
  })
  void a_fault_is_a_value_with_its_reason(Fault fault, String reason) {
    put(TEXT, Sha256Digest.hexOf(TEXT), "1");
    s3.failWith(fault);

    assertThat(store.read(Optional.empty()))
        .isInstanceOfSatisfying(
            Reading.Failed.class, failed -> assertThat(failed.reason()).contains(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SILENT", "DRIPPING"})
  void an_answer_that_does_not_end_ends_with_the_time_out(Fault fault) {
    put(TEXT, Sha256Digest.hexOf(TEXT), "1");
    s3.failWith(fault);

    AccessFileStore impatient = store("s3://bucket/folder/access.json", Duration.ofMillis(100));
    assertThat(impatient.read(Optional.empty()))
        .isEqualTo(new Reading.Failed("S3 did not answer in time."));
  }

  @Test
  void failed_writes_are_values_too() {
    s3.failWith(Fault.FORBIDDEN);
    assertThat(store.write(TEXT, 1, Optional.empty())).isInstanceOf(Writing.Failed.class);

    s3.close();
    assertThat(store.write(TEXT, 1, Optional.empty())).isInstanceOf(Writing.Failed.class);
    assertThat(store.read(Optional.empty())).isInstanceOf(Reading.Failed.class);
  }

  @Test
  void an_object_that_does_not_fit_its_digest_is_not_used() {
    put(TEXT + " ", Sha256Digest.hexOf(TEXT), "1");

    assertThat(store.read(Optional.empty()))
        .isEqualTo(new Reading.Failed("The object does not fit its digest."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "1234567890123456789"})
  void an_object_without_a_version_is_not_used(String version) {
    put(TEXT, Sha256Digest.hexOf(TEXT), version);

    assertThat(store.read(Optional.empty()))
        .isEqualTo(
            new Reading.Failed(
                "The object has no digest and version; ./switchboard access push writes both."));
  }

  @Test
  void an_object_that_is_too_large_is_not_read() {
    String large = " ".repeat(256 * 1024 + 1);
    put(large, Sha256Digest.hexOf(large), "1");

    assertThat(store.read(Optional.empty()))
        .isEqualTo(new Reading.Failed("The object has more than 262,144 bytes."));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket/access.json, eu-central-1, bucket.s3.eu-central-1.amazonaws.com, /access.json",
    "s3://a.bucket/a/b.json, us-east-1, s3.us-east-1.amazonaws.com, /a.bucket/a/b.json",
    "s3://bucket/a, cn-north-1, bucket.s3.cn-north-1.amazonaws.com.cn, /a"
  })
  void the_host_on_aws_has_the_buckets_name_unless_it_has_dots(
      String address, String region, String host, String path) {
    S3Endpoint endpoint = S3Endpoint.of(S3Settings.of(address, AwsAccess.ACCOUNT), region);

    assertThat(endpoint).isEqualTo(new S3Endpoint(true, host, 443, path));
    assertThat(endpoint.authority()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:4566, localhost:4566, /bucket/a",
    "https://s3.example.com/, s3.example.com, /bucket/a",
    "https://example.com:8443/s3, example.com:8443, /s3/bucket/a"
  })
  void another_server_has_the_buckets_name_in_the_path(URI server, String authority, String path) {
    S3Endpoint endpoint =
        S3Endpoint.of(
            S3Settings.of("s3://bucket/a", AwsAccess.ACCOUNT).withEndpoint(Optional.of(server)),
            "eu-central-1");

    assertThat(endpoint.authority()).isEqualTo(authority);
    assertThat(endpoint.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bucket/key",
        "s3://bucket",
        "s3://bucket/",
        "s3://Bucket/a",
        "s3://ab/a",
        "s3:///a",
        "s3://bucket//a",
        "s3://bucket/a/",
        "s3://bucket/../a",
        "s3://bucket/a/.",
        "s3://bucket/a b",
        "s3://bucket/a?b",
        "s3://bucket/ä",
        "https://bucket/a"
      })
  void an_address_that_is_none_of_an_object_is_refused(String address) {
    assertThatThrownBy(() -> S3Settings.of(address, AwsAccess.ACCOUNT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s3://BUCKET/KEY");
  }

  private void put(String content, String digest, String version) {
    s3.put(
        "/bucket/folder/access.json",
        content,
        Map.of("x-amz-meta-sha256", digest, "x-amz-meta-version", version));
  }

  private static String tagOf(Reading reading, String text, long version) {
    assertThat(reading).isInstanceOf(Reading.Found.class);
    Reading.Found found = (Reading.Found) reading;
    assertThat(found.text()).isEqualTo(text);
    assertThat(found.version()).isEqualTo(version);
    return found.tag();
  }
}
