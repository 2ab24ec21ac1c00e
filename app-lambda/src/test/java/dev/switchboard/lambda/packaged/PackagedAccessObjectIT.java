package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.Sha256Digest;
import dev.switchboard.testsupport.S3StandIn;
import dev.switchboard.testsupport.S3StandIn.Fault;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A packaged function whose keys and rules are replaced while it runs. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedAccessObjectIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern OF_THE_OBJECT =
      Pattern.compile("\\.aws\\.s3\\.|\\.RuntimeAccess|\\.RequestSigner|\\.HttpDocument");
  private static final String PATH = "/bucket/access.json";
  private static final String PACKED = "{\"namespaces\": {\"default\": []}}";
  private static final String RULES =
      """
      {"keys": {"backend": {"sha256": "%s", "expires": "2999-01-01T00:00:00Z"}},
       "namespaces": {"default": [{"publish": ["keys"]}]}}
      """;

  @AutoClose private final S3StandIn s3 = new S3StandIn();
  private final Path folder;
  private final Deployment deployment;
  @AutoClose private final FunctionEnvironment environment;

  PackagedAccessObjectIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    deployment = Deployment.unpack("", Path.of(".."), folder.resolve("zip"));
    deployment.haveAccessFile(PACKED);
    environment = new FunctionEnvironment(deployment.file());
    environment.haveAccessObject("s3:/" + PATH);
    environment.haveVariable("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
    environment.haveVariable("ACCESS_MAX_AGE", "1");
    environment.haveVariable("ACCESS_MAX_STALE", "1");
  }

  @Test
  @Timeout(30)
  void refuses_a_key_within_the_age_and_everything_when_no_copy_is_left()
      throws IOException, InterruptedException, URISyntaxException {
    push(RULES.formatted(IssuedKey.hashOf("old")), 1);
    try (PackagedFunction publish =
        environment.start(deployment, "publish", Map.of("accessObject", "on"))) {
      environment.route(event -> event, publish::invoke);
      assertThat(post("old").statusCode()).isEqualTo(200);

      push(RULES.formatted(IssuedKey.hashOf("new")), 2);
      assertThat(awaitOther(200, "old").statusCode()).isEqualTo(401);
      assertThat(post("new").statusCode()).isEqualTo(200);

      s3.failWith(Fault.ERROR);
      HttpResponse<String> unavailable = awaitOther(200, "new");
      assertThat(unavailable.statusCode()).isEqualTo(503);
      assertThat(unavailable.headers().firstValue("retry-after")).contains("5");
      assertThat(unavailable.body()).contains("The access rules cannot be read at the moment.");
    }
  }

  @Test
  void loads_no_class_for_it_without_the_setting()
      throws IOException, InterruptedException, URISyntaxException {
    Path classes = folder.resolve("classes.log");
    environment.haveVariable("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);
    try (PackagedFunction publish = environment.start(deployment, "publish")) {
      environment.route(event -> event, publish::invoke);
      assertThat(post("old").statusCode()).isEqualTo(401);
    }

    List<String> loaded = Files.readAllLines(classes);
    assertThat(loaded).anyMatch(line -> line.contains(".AccessSource "));
    assertThat(loaded.stream().filter(line -> OF_THE_OBJECT.matcher(line).find())).isEmpty();
    assertThat(s3.requests()).isZero();
  }

  private HttpResponse<String> awaitOther(int status, String key)
      throws IOException, InterruptedException {
    HttpResponse<String> response = post(key);
    while (response.statusCode() == status) {
      response = post(key);
    }
    return response;
  }

  private void push(String text, long version) {
    s3.put(
        PATH,
        text,
        Map.of(
            "x-amz-meta-sha256",
            Sha256Digest.hexOf(text),
            "x-amz-meta-version",
            Long.toString(version)));
  }

  private HttpResponse<String> post(String key) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(environment.eventUrl())
            .header("Content-Type", "application/json")
            .header("X-Api-Key", key)
            .POST(BodyPublishers.ofString("{\"channel\":\"/default/room\",\"events\":[\"1\"]}"))
            .build(),
        BodyHandlers.ofString());
  }
}
