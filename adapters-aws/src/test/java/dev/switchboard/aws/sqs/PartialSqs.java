package dev.switchboard.aws.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A proxy before ElasticMQ that behaves as SQS does and ElasticMQ never does. It fails single
 * entries of a batch, and limits messages to less than 1 MiB.
 */
final class PartialSqs implements AutoCloseable {

  /** Matches an entry, which has no nested objects and whose text is a JSON string in ASCII. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\{\"Id\":\"(\\d+)\",\"MessageBody\":\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"[^{}]*}");

  private static final Pattern ESCAPE = Pattern.compile("\\\\.");

  private final URI sqs;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final List<String> failing = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gathered = new CountDownLatch(0);
  private volatile int longestBatch = Integer.MAX_VALUE;
  private volatile int longestMessage = Integer.MAX_VALUE;
  private final AtomicInteger calls = new AtomicInteger();

  private PartialSqs(URI sqs, HttpServer server) {
    this.sqs = sqs;
    this.server = server;
  }

  static PartialSqs before(URI sqs) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PartialSqs partial = new PartialSqs(sqs, server);
    server.createContext("/", partial::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return partial;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Fails every later entry whose text contains this part. */
  void fail(String part) {
    failing.add(part);
  }

  /** Holds later calls back until this many have arrived. */
  void gather(int calls) {
    gathered = new CountDownLatch(calls);
  }

  /** Rejects later batches of more bytes, as SQS rejects those above its own limit. */
  void limitBatches(int bytes) {
    longestBatch = bytes;
  }

  /** Fails later messages of more bytes, as SQS does above a queue's MaximumMessageSize. */
  void limitMessages(int bytes) {
    longestMessage = bytes;
  }

  /** Returns the number of calls. */
  int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    calls.incrementAndGet();
    awaitOthers();
    List<MatchResult> entries = ENTRY.matcher(request).results().toList();
    int bytes = entries.stream().mapToInt(PartialSqs::bytes).sum();
    if (bytes > longestBatch) {
      refuse(exchange, bytes);
      return;
    }
    String failed = entries.stream().filter(this::fails).map(this::failed).collect(joining(","));
    String passed =
        entries.stream()
            .filter(entry -> !fails(entry))
            .map(MatchResult::group)
            .collect(joining(","));
    String successful = passed.isEmpty() ? "" : successful(exchange, batch(request, passed));
    reply(exchange, 200, "{\"Successful\":[" + successful + "],\"Failed\":[" + failed + "]}");
  }

  private void awaitOthers() throws IOException {
    gathered.countDown();
    try {
      gathered.await();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  private String failed(MatchResult entry) {
    return bytes(entry) > longestMessage
        ? failed(
            entry.group(1),
            "InvalidParameterValue",
            "One or more parameters are invalid. Reason: Message must be shorter than "
                + longestMessage
                + " bytes.",
            true)
        : failed(entry.group(1), "InternalError", "Try again.", false);
  }

  private static String failed(String id, String code, String message, boolean senderFault) {
    return """
        {"Id":"%s","Code":"%s","Message":"%s","SenderFault":%s}\
        """
        .formatted(id, code, message, senderFault);
  }

  private boolean fails(MatchResult entry) {
    return bytes(entry) > longestMessage || failing.stream().anyMatch(entry.group(2)::contains);
  }

  /**
   * Returns the size of an entry's text. It is ASCII in JSON, so that a character or an escape is a
   * byte.
   */
  private static int bytes(MatchResult entry) {
    String json = entry.group(2);
    return json.length() - (int) ESCAPE.matcher(json).results().count();
  }

  private static String batch(String request, String entries) {
    int list = request.indexOf('[');
    return request.substring(0, list + 1) + entries + request.substring(request.lastIndexOf(']'));
  }

  /** Forwards the other messages, and adds the errors to the response. */
  private String successful(HttpExchange exchange, String batch) throws IOException {
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(sqs).POST(HttpRequest.BodyPublishers.ofString(batch));
    for (String header : new String[] {"X-Amz-Target", "Content-Type", "Authorization"}) {
      copy.header(header, exchange.getRequestHeaders().getFirst(header));
    }
    try {
      String answer = client.send(copy.build(), HttpResponse.BodyHandlers.ofString()).body();
      int list = answer.indexOf('[', answer.indexOf("\"Successful\""));
      return answer.substring(list + 1, answer.indexOf(']', list));
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  private void refuse(HttpExchange exchange, int bytes) throws IOException {
    reply(
        exchange,
        400,
        """
        {"__type":"com.amazonaws.sqs#BatchRequestTooLong","message":\
        "Batch requests cannot be longer than %d bytes. You have sent %d bytes."}\
        """
            .formatted(longestBatch, bytes));
  }

  private static void reply(HttpExchange exchange, int status, String answer) throws IOException {
    byte[] body = answer.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
