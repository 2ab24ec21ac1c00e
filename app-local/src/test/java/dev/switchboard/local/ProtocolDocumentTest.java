package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Plays the frames of {@code docs/protocol.md}, with each store. */
@ParameterizedClass
@EnumSource(StoreChoice.class)
final class ProtocolDocumentTest {

  private static final Path PAGE = Path.of("../docs/protocol.md");
  private static final Pattern SCENE = Pattern.compile("```frames\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("(\\w+) (→|←) (.*)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Switchboard switchboard;

  ProtocolDocumentTest(StoreChoice store) {
    switchboard =
        Switchboard.start(GatewaySettings.defaults(), ServiceSettings.over(store), _ -> {});
  }

  @AfterEach
  void stop() {
    switchboard.close();
  }

  @Test
  void every_frame_is_as_documented() throws IOException, InterruptedException {
    String page = Files.readString(PAGE);
    List<String> scenes = SCENE.matcher(page).results().map(each -> each.group(1)).toList();

    assertThat(scenes).hasSizeGreaterThan(8);
    for (String scene : scenes) {
      play(scene.lines().toList());
    }
  }

  private void play(List<String> lines) throws IOException, InterruptedException {
    Map<String, WebSocketClient> clients = new HashMap<>();
    Queue<String> answers = new ArrayDeque<>();
    for (String line : lines) {
      var parts = LINE.matcher(line);
      assertThat(parts.matches()).as("a line of frames: %s", line).isTrue();
      String who = parts.group(1);
      boolean says = parts.group(2).equals("→");
      String frame = parts.group(3);
      if (who.equals("HTTP")) {
        if (says) {
          answers.add(post(frame));
        } else {
          assertThat(answers.remove()).matches(like(frame));
        }
      } else {
        WebSocketClient client = clients.computeIfAbsent(who, this::connect);
        if (says) {
          client.send(frame);
        } else {
          assertThat(client.nextText()).matches(like(frame));
        }
      }
    }
    clients
        .values()
        .forEach(client -> assertThat(client.texts()).as("unexpected frames").isEmpty());
    clients.values().forEach(WebSocketClient::leave);
  }

  private WebSocketClient connect(String name) {
    return switch (name) {
      case "PLAIN" -> WebSocketClient.connect(switchboard.webSocketUrl());
      case "REFUSED" -> EventsClient.connect(switchboard.webSocketUrl(), "wrong").socket();
      default -> EventsClient.connect(switchboard.webSocketUrl()).socket();
    };
  }

  private String post(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(switchboard.eventUrl())
            .header("content-type", "application/json; charset=UTF-8")
            .header("x-api-key", "local-key")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  private static String like(String frame) {
    return Arrays.stream(frame.split("…", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[^\"]+"));
  }
}
