package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The load generator {@code wrk}, which sends the same bytes repeatedly. Its rate is the rate at
 * which a core can post without signing and without telling recipients apart.
 */
record Wrk(Testbed bed, Path script) implements AutoCloseable {

  /** The same number of connections as ours. */
  private static final String CONNECTIONS = "-c64";

  private static final String SECONDS = "2";
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

  /** A post as long as ours, with the headers that make it look signed. */
  private static final String POST =
      """
      wrk.method = "POST"
      wrk.path = wrk.path .. "/@connections/000001QvHcCIhw%3D"
      wrk.body = string.rep("x", 200)
      wrk.headers["Content-Type"] = "application/json"
      wrk.headers["X-Amz-Date"] = "20261125T120000Z"
      wrk.headers["X-Amz-Content-Sha256"] = string.rep("0", 64)
      wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=local/20261125/us-east-1/"
        .. "execute-api/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, "
        .. "Signature=" .. string.rep("0", 64)
      """;

  static boolean isInstalled() throws InterruptedException {
    // The program prints its version and fails.
    return Commands.succeeds(List.of("sh", "-c", "command -v wrk"));
  }

  static Wrk prepare(Testbed bed) throws IOException {
    return new Wrk(bed, Files.writeString(Files.createTempFile("switchboard-wrk", ".lua"), POST));
  }

  /** Returns the duration of a number of posts, by its rate of two seconds. */
  Duration post(URI endpoint, int posts) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "wrk",
            "-t1",
            CONNECTIONS,
            "-d" + SECONDS,
            "-s",
            script.toString(),
            endpoint.toString());
    try (ChildProcess wrk = bed.startPosting(command)) {
      double perSecond = Double.parseDouble(wrk.find(RATE).text());
      return Duration.ofNanos((long) (posts / perSecond * 1e9));
    }
  }

  @Override
  public void close() throws IOException {
    Files.delete(script);
  }
}
