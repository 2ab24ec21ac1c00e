package dev.switchboard.aws.dynamodb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy of DynamoDB Local that adds the faults of DynamoDB: conflicts of transactions,
 * unprocessed rows of a batch, lost responses, and rejected requests. It records the requests.
 */
final class FaultyDynamoDb implements AutoCloseable {

  private static final String CANCELLED =
      """
      {"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
       "Message": "Transaction cancelled",
       "CancellationReasons": [{"Code": "TransactionConflict"}, {"Code": "None"}, {"Code": "None"}]}
      """;
  private static final String IN_PROGRESS =
      """
      {"__type": "com.amazonaws.dynamodb.v20120810#TransactionInProgressException",
       "Message": "The transaction is in progress"}
      """;
  private static final String LOST =
      """
      {"__type": "com.amazonaws.dynamodb.v20120810#InternalServerError",
       "Message": "Whether it was done is not known"}
      """;
  private static final String NOT_TAKEN =
      """
      {"__type": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
       "Message": "No more"}
      """;
  private static final Pattern REQUEST_ITEMS =
      Pattern.compile("\\{\"RequestItems\":(.*)\\}", Pattern.DOTALL);

  private final URI dynamoDb;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final List<String> operations = new CopyOnWriteArrayList<>();
  private final AtomicInteger toCancel = new AtomicInteger();
  private volatile Runnable whenCancelled = () -> {};
  private final AtomicInteger toHoldUp = new AtomicInteger();
  private final AtomicInteger toLeaveOver = new AtomicInteger();
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicInteger toSwallow = new AtomicInteger();
  private final AtomicInteger toTake = new AtomicInteger(Integer.MAX_VALUE);

  private FaultyDynamoDb(URI dynamoDb, HttpServer server) {
    this.dynamoDb = dynamoDb;
    this.server = server;
  }

  static FaultyDynamoDb before(URI dynamoDb) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FaultyDynamoDb faulty = new FaultyDynamoDb(dynamoDb, server);
    server.createContext("/", faulty::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return faulty;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns the requested operations, in order. */
  List<String> operations() {
    return operations;
  }

  /** Cancels the next transactions as conflicting with another on the same row. */
  void cancelTransactions(int count) {
    cancelTransactions(count, () -> {});
  }

  /** Does the same, and runs an action before each answer. */
  void cancelTransactions(int count, Runnable action) {
    whenCancelled = action;
    toCancel.set(count);
  }

  /** Rejects the next transactions because one with the same token is in progress. */
  void reportTransactionsInProgress(int count) {
    toHoldUp.set(count);
  }

  /** Leaves all rows of the next batches unprocessed. */
  void leaveBatchesUnprocessed(int count) {
    toLeaveOver.set(count);
  }

  /** Executes the next requests, but loses their responses. */
  void loseResponses(int count) {
    toLose.set(count);
  }

  /** Executes the next transactions, and closes the connection without a response. */
  void loseConnectionAfterTransactions(int count) {
    toSwallow.set(count);
  }

  /**
   * Rejects all requests after this many, with an error that is not retried. This has the same
   * effect on the tables as killing the process.
   */
  void rejectAfter(int count) {
    toTake.set(count);
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] request = exchange.getRequestBody().readAllBytes();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation = target.substring(target.indexOf('.') + 1);
    operations.add(operation);
    Optional<Reply> fault = fault(operation, request);
    Reply reply = fault.isPresent() ? fault.get() : forward(exchange, request);
    if (operation.equals("TransactWriteItems") && isDue(toSwallow)) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Optional<Reply> fault(String operation, byte[] request) {
    if (!isDue(toTake)) {
      return Optional.of(new Reply(400, NOT_TAKEN));
    }
    boolean transaction = operation.equals("TransactWriteItems");
    if (transaction && isDue(toCancel)) {
      whenCancelled.run();
      return Optional.of(new Reply(400, CANCELLED));
    }
    if (transaction && isDue(toHoldUp)) {
      return Optional.of(new Reply(400, IN_PROGRESS));
    }
    if (operation.equals("BatchWriteItem") && isDue(toLeaveOver)) {
      return Optional.of(undone(request));
    }
    return Optional.empty();
  }

  private static boolean isDue(AtomicInteger count) {
    return count.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private static Reply undone(byte[] request) {
    Matcher items = REQUEST_ITEMS.matcher(new String(request, StandardCharsets.UTF_8));
    if (!items.find()) {
      throw new AssertionError("A batch without items.");
    }
    return new Reply(200, "{\"UnprocessedItems\":" + items.group(1) + "}");
  }

  private Reply forward(HttpExchange exchange, byte[] request) throws IOException {
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(dynamoDb).POST(HttpRequest.BodyPublishers.ofByteArray(request));
    for (String header : new String[] {"X-Amz-Target", "Content-Type", "Authorization"}) {
      copy.header(header, exchange.getRequestHeaders().getFirst(header));
    }
    try {
      HttpResponse<String> response =
          client.send(copy.build(), HttpResponse.BodyHandlers.ofString());
      return isDue(toLose)
          ? new Reply(500, LOST)
          : new Reply(response.statusCode(), response.body());
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  private record Reply(int status, String body) {}
}
