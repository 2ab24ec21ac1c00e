package dev.switchboard.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * S3 for tests, over HTTP with the bucket in the path: conditional GET and PUT of objects with
 * metadata. It verifies the signature and the hash of every request, and fails on demand.
 */
public final class S3StandIn implements AutoCloseable {

  /** What is wrong with the answers. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** The credentials do not permit the request. */
    FORBIDDEN,
    /** S3 fails. */
    ERROR,
    /** The bucket is in another region. */
    OTHER_REGION,
    /** No answer. */
    SILENT,
    /** The answer begins, and does not end. */
    DRIPPING,
    /** The connection ends within the body. */
    CUT_OFF
  }

  private record StoredObject(String content, Map<String, String> metadata, String tag) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, StoredObject> objects = new ConcurrentHashMap<>();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger notModified = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;

  /** Starts the server on a free port. */
  public S3StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns the address of the server. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers with this fault from now on. */
  public void failWith(Fault next) {
    fault = next;
  }

  /** Stores an object, whatever is there. */
  public void put(String path, String content, Map<String, String> metadata) {
    store(path, content, metadata);
  }

  /** Returns the content of an object, which must exist. */
  public String content(String path) {
    return stored(path).content();
  }

  /** Returns a value of the metadata of an object, which must exist. */
  public String metadata(String path, String name) {
    return stored(path).metadata().getOrDefault("x-amz-meta-" + name, "");
  }

  private StoredObject stored(String path) {
    return Objects.requireNonNull(objects.get(path), path);
  }

  /** Returns the number of requests. */
  public int requests() {
    return requests.get();
  }

  /** Returns the number of requests that were answered 304. */
  public int notModified() {
    return notModified.get();
  }

  private void store(String path, String content, Map<String, String> metadata) {
    String tag = "\"tag-" + writes.incrementAndGet() + "\"";
    objects.put(path, new StoredObject(content, Map.copyOf(metadata), tag));
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      requests.incrementAndGet();
      byte[] body = call.getRequestBody().readAllBytes();
      if (!RequestSignature.isValid(call, body)) {
        refuse(call, 403, "SignatureDoesNotMatch");
        return;
      }
      switch (fault) {
        case FORBIDDEN -> refuse(call, 403, "AccessDenied");
        case ERROR -> refuse(call, 500, "InternalError");
        case OTHER_REGION -> {
          call.getResponseHeaders().add("x-amz-bucket-region", "eu-west-3");
          refuse(call, 301, "PermanentRedirect");
        }
        case SILENT -> awaitClose();
        case NONE, DRIPPING, CUT_OFF -> serve(call, body);
      }
    }
  }

  private void serve(HttpExchange call, byte[] body) throws IOException {
    String path = call.getRequestURI().getPath();
    if (call.getRequestMethod().equals("PUT")) {
      write(call, path, body);
    } else if (!objects.containsKey(path)) {
      refuse(call, 404, "NoSuchKey");
    } else {
      read(call, objects.get(path));
    }
  }

  private void write(HttpExchange call, String path, byte[] body) throws IOException {
    Headers headers = call.getRequestHeaders();
    boolean fits =
        objects.containsKey(path)
            ? objects.get(path).tag().equals(headers.getFirst("if-match"))
            : "*".equals(headers.getFirst("if-none-match"));
    if (!fits) {
      refuse(call, 412, "PreconditionFailed");
      return;
    }
    Map<String, String> metadata = new HashMap<>();
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (header.getKey().toLowerCase(Locale.ROOT).startsWith("x-amz-meta-")) {
        metadata.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().get(0));
      }
    }
    store(path, new String(body, UTF_8), metadata);
    call.sendResponseHeaders(200, -1);
  }

  private void read(HttpExchange call, StoredObject object) throws IOException {
    if (object.tag().equals(call.getRequestHeaders().getFirst("if-none-match"))) {
      notModified.incrementAndGet();
      call.sendResponseHeaders(304, -1);
      return;
    }
    call.getResponseHeaders().add("ETag", object.tag());
    object.metadata().forEach(call.getResponseHeaders()::add);
    byte[] content = object.content().getBytes(UTF_8);
    call.sendResponseHeaders(200, content.length);
    int sent = fault == Fault.NONE ? content.length : content.length / 2;
    call.getResponseBody().write(content, 0, sent);
    call.getResponseBody().flush();
    if (fault == Fault.DRIPPING) {
      awaitClose();
    }
  }

  private static void refuse(HttpExchange call, int status, String code) throws IOException {
    byte[] body = "<Error><Code>%s</Code></Error>".formatted(code).getBytes(UTF_8);
    call.sendResponseHeaders(status, 0); // Zero means chunks, as S3 sends its errors.
    call.getResponseBody().write(body);
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
