package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The function behind {@code POST /event} as Lambda runs it, with events of an HTTP API. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedPublishIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final Deployment deployment;
  @AutoClose private final FunctionEnvironment environment;

  PackagedPublishIT(@TempDir Path folder) throws IOException {
    deployment = Deployment.unpack("", Path.of(".."), folder);
    deployment.haveAccessFile(EndToEndStory.ACCESS);
    environment = new FunctionEnvironment(deployment.file());
  }

  @Test
  void refuses_a_key_that_is_not_in_the_access_file()
      throws IOException, InterruptedException, URISyntaxException {
    try (PackagedFunction publish = environment.start(deployment, "publish")) {
      environment.route(event -> event, publish::invoke);
      HttpResponse<String> refused = post("another");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("x-amzn-errortype"))
          .contains("UnauthorizedException");
    }
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
