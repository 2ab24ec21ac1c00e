package dev.switchboard.local;

import dev.switchboard.gateway.GatewaySettings;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code switchboard check}: sends one message through the whole service.
 *
 * <p>The launcher also runs it after a build, to record the classes that a start loads in the JVM's
 * archive.
 */
@Command(
    name = "check",
    description =
        "Starts the service on a free port, sends a message between two clients, and ends.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class)
final class CheckCommand implements Callable<Integer> {

  private static final long PATIENCE_SECONDS = 15;
  private static final String TEXT = "Can you hear me?";

  @Spec private CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      defaultValue = "memory",
      description = "The store: memory or dynamodb (default: ${DEFAULT-VALUE}).")
  private StoreChoice store;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Switchboard switchboard =
            Switchboard.start(GatewaySettings.defaults(), ServiceSettings.over(store), line -> {});
        HttpClient http = HttpClient.newHttpClient()) {
      talk(http, switchboard.webSocketUrl());
      out.println("The check passed: both clients received the message.");
      return spec.exitCodeOnSuccess();
    } catch (CompletionException failure) {
      spec.commandLine().getErr().println("The check failed: " + failure.getCause());
      return spec.exitCodeOnExecutionException();
    }
  }

  /** Sends a text from one of two clients, and waits until both have received it. */
  private static void talk(HttpClient http, URI url) {
    Ear first = new Ear();
    Ear second = new Ear();
    WebSocket speaker = connect(http, url, first);
    WebSocket listener = connect(http, url, second);
    waitFor(speaker.sendText(TEXT, true));
    waitFor(CompletableFuture.allOf(first.heard, second.heard));
    speaker.abort();
    listener.abort();
  }

  private static WebSocket connect(HttpClient http, URI url, Ear ear) {
    return waitFor(http.newWebSocketBuilder().buildAsync(url, ear));
  }

  private static <T> T waitFor(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Waits for the text. */
  private static final class Ear implements WebSocket.Listener {

    private final CompletableFuture<String> heard = new CompletableFuture<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      if (TEXT.contentEquals(text)) {
        heard.complete(TEXT);
      }
      from.request(1);
      return null;
    }
  }
}
