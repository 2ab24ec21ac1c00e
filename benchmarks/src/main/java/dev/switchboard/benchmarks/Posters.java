package dev.switchboard.benchmarks;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.benchmarks.contender.ContenderProgram;
import dev.switchboard.benchmarks.contender.Contenders;
import dev.switchboard.benchmarks.contender.PublisherProgram;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts contenders.
 *
 * @param pin whether each is kept on a core
 * @param trusted what makes a JVM trust the server
 */
record Posters(boolean pin, List<String> trusted) {

  /** A gigabyte, as the function has, and the collector that a JVM with one core picks. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx1g",
          "-XX:+UseSerialGC",
          // Else HttpURLConnection closes most of its connections.
          "-Dhttp.maxConnections=" + ApiGatewaySettings.POSTS_AT_ONCE,
          "--enable-native-access=ALL-UNNAMED",
          // Netty's own warning about what the JDK takes away one day.
          "--sun-misc-unsafe-memory-access=allow");

  /** One with as many connections as usual, and recipients that are in no store. */
  Poster start(String contender, URI endpoint, Phase phase) throws IOException {
    return start(
        contender, endpoint, phase.flags(), ApiGatewaySettings.POSTS_AT_ONCE, Contenders.NUMBERED);
  }

  /** Ours, warm in the end, with so many connections and this audience. */
  Poster lean(URI endpoint, int connections, String audience) throws IOException {
    return start(Contenders.LEAN, endpoint, List.of(), connections, audience);
  }

  /** One that is told more than the others; of what is said twice, the last counts. */
  Poster start(String contender, URI endpoint, List<String> more, int connections, String audience)
      throws IOException {
    return new Poster(
        start(
            ContenderProgram.class,
            more,
            contender,
            endpoint.toString(),
            Integer.toString(connections),
            audience));
  }

  /** Our fan-out as it is deployed, with so many recipients that are in no store. */
  Publisher publisher(URI endpoint, int recipients) throws IOException {
    return new Publisher(
        start(
            PublisherProgram.class, List.of(), endpoint.toString(), Integer.toString(recipients)));
  }

  private Program start(Class<?> main, List<String> more, String... arguments) throws IOException {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(trusted);
    flags.addAll(more);
    List<String> command = Tool.java(main, flags, arguments);
    return Program.start(Cores.CLIENT.pinned(pin, command).toArray(String[]::new));
  }
}
