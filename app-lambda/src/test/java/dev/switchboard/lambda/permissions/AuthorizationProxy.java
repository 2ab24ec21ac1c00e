package dev.switchboard.lambda.permissions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A proxy before the local stand-ins for AWS that refuses what a function's role does not allow.
 *
 * <p>It recognizes functions by the access key id of their signature, and services by its scope. A
 * stand-in that cannot be reached is an aborted connection. It verifies no signature.
 */
public final class AuthorizationProxy implements AutoCloseable {

  /** Headers that belong to a connection, or that the client sets itself. */
  private static final Set<String> OF_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final AwsAccount account;
  private final String api;
  private final Map<AwsService, URI> targets = new ConcurrentHashMap<>();
  private final Map<String, FunctionSession> sessions = new ConcurrentHashMap<>();
  private final PermissionUses uses = new PermissionUses();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;

  /**
   * Starts a proxy without functions and services.
   *
   * @param api the id of the WebSocket API
   */
  public AuthorizationProxy(AwsAccount account, String api) throws IOException {
    this.account = account;
    this.api = api;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Returns the address of the proxy, the same for all services. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Forwards the requests to a service to this stand-in. */
  public void forward(AwsService service, URI target) {
    targets.put(service, target);
  }

  /** Knows a function by the access key id of its credentials. */
  public void admit(String accessKeyId, FunctionSession session) {
    sessions.put(accessKeyId, session);
  }

  /** Returns which permissions were used, and which were lacking. */
  public PermissionUses uses() {
    return uses;
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    // Without a response, the exchange ends as an aborted connection.
    try (exchange) {
      AwsRequest request =
          new AwsRequest(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              header(exchange, "X-Amz-Target"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      CredentialScope scope = CredentialScope.of(header(exchange, "Authorization"));
      AwsService service = AwsService.named(scope.service());
      Optional<AwsRefusal> refusal = refusal(request, scope, service);
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
      } else {
        forward(exchange, request, service);
      }
    } catch (IllegalArgumentException unknown) {
      uses.recordRefusal(unknown.toString());
    }
  }

  private Optional<AwsRefusal> refusal(
      AwsRequest request, CredentialScope scope, AwsService service) {
    FunctionSession session = sessions.get(scope.accessKeyId());
    if (session == null || !scope.region().equals(account.region())) {
      throw new IllegalArgumentException(
          "No function here has the credentials %s.".formatted(scope));
    }
    List<GrantedPermission> used = new ArrayList<>();
    for (RequestedPermission each : service.permissions(request, account, api)) {
      switch (session.policy().authorize(each)) {
        case AuthorizationResult.Allowed(var by) -> used.addAll(by);
        case AuthorizationResult.Denied(String reason) -> {
          String message = message(service, session, each, reason);
          uses.recordRefusal(message);
          return Optional.of(service.refusal(message));
        }
      }
    }
    uses.record(session.function(), used, session.event().get());
    return Optional.empty();
  }

  /** The action in the reason is written as at its first mention. */
  private String message(
      AwsService service, FunctionSession session, RequestedPermission lacking, String reason) {
    return "User: %s is not authorized to perform: %s on resource: %s %s"
        .formatted(
            account.sessionArn(session.role(), session.function()),
            service.shown(lacking),
            service.shownResource(lacking),
            reason.replace(lacking.action(), service.shown(lacking)));
  }

  private static void refuse(HttpExchange exchange, AwsRefusal refusal) throws IOException {
    refusal.headers().forEach(exchange.getResponseHeaders()::set);
    respond(exchange, refusal.status(), refusal.body().getBytes(StandardCharsets.UTF_8));
  }

  private void forward(HttpExchange exchange, AwsRequest request, AwsService service)
      throws IOException {
    URI target = Optional.ofNullable(targets.get(service)).orElseThrow(IOException::new);
    HttpRequest.Builder forwarded =
        HttpRequest.newBuilder(target.resolve(request.path()))
            .method(request.method(), BodyPublishers.ofString(request.body()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> forwarded.header(name, value));
              }
            });
    try {
      HttpResponse<byte[]> response = client.send(forwarded.build(), BodyHandlers.ofByteArray());
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      respond(exchange, response.statusCode(), response.body());
    } catch (InterruptedException closing) {
      throw new IOException(closing);
    }
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }
}
