package dev.switchboard.lambda.permissions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A proxy that allows what a role allows, and answers the rest as AWS does. */
final class AuthorizationProxyTest {

  private static final AwsAccount ACCOUNT = new AwsAccount("aws", "us-east-1", "123456789012");
  private static final String USER =
      "User: arn:aws:sts::123456789012:assumed-role/ReaderRole/reader is not authorized to perform: ";
  private static final GrantedPermission GET = onTable("dynamodb:GetItem");
  private static final GrantedPermission PUT = onTable("dynamodb:PutItem");

  private final HttpServer standIn = standIn();

  @AutoClose private final AuthorizationProxy proxy = new AuthorizationProxy(ACCOUNT, "a1b2c3d4e5");

  AuthorizationProxyTest() throws IOException {}

  @AfterEach
  void stop() {
    standIn.stop(0);
  }

  @Test
  void forwards_what_the_role_allows_and_records_what_it_was_for() throws Exception {
    allow(GET, PUT);

    assertThat(dynamoDb("GetItem", "{\"TableName\":\"rows\"}").body()).isEqualTo("reached");

    assertThat(proxy.uses().of("reader", GET)).isEqualTo(Set.of("$connect"));
    assertThat(proxy.uses().of("reader", PUT)).isEmpty();
    assertThat(proxy.uses().refusals()).isEmpty();
  }

  @Test
  void refuses_as_dynamodb_does() throws Exception {
    allow(GET);

    HttpResponse<String> refused = dynamoDb("DeleteItem", "{\"TableName\":\"rows\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    String message =
        USER
            + "dynamodb:DeleteItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/rows"
            + " because no identity-based policy allows the dynamodb:DeleteItem action";
    assertThat(refused.body())
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"%s\"}"
                .formatted(message));
    assertThat(proxy.uses().refusals()).containsExactly(message);
  }

  /** As DynamoDB does, whose transactions have no action of their own. */
  @Test
  void requires_the_permission_of_each_part_of_a_transaction() throws Exception {
    String transaction =
        """
        {"TransactItems": [
          {"Put": {"TableName": "rows"}},
          {"ConditionCheck": {"TableName": "rows"}}]}
        """;
    allow(PUT);
    assertThat(dynamoDb("TransactWriteItems", transaction).body())
        .contains("dynamodb:ConditionCheckItem");

    allow(PUT, onTable("dynamodb:ConditionCheckItem"));
    assertThat(dynamoDb("TransactWriteItems", transaction).body()).isEqualTo("reached");
  }

  @Test
  void requires_the_permission_on_each_table_of_a_batch_and_on_an_index() throws Exception {
    allow(onTable("dynamodb:BatchWriteItem"), onTable("dynamodb:Query"));

    assertThat(dynamoDb("BatchWriteItem", "{\"RequestItems\":{\"rows\":[],\"others\":[]}}").body())
        .contains("dynamodb:BatchWriteItem", "table/others");
    assertThat(dynamoDb("Query", "{\"TableName\":\"rows\",\"IndexName\":\"by-time\"}").body())
        .contains("dynamodb:Query", "table/rows/index/by-time");
  }

  @Test
  void refuses_as_sqs_does_in_both_protocols() throws Exception {
    allow(GET);
    String words =
        USER
            + "sqs:sendmessage on resource: arn:aws:sqs:us-east-1:123456789012:jobs"
            + " because no identity-based policy allows the sqs:sendmessage action";
    String url = "http://127.0.0.1/123456789012/jobs";

    HttpResponse<String> json =
        send("sqs", "/", "AmazonSQS.SendMessageBatch", "{\"QueueUrl\":\"" + url + "\"}");
    HttpResponse<String> query =
        send("sqs", "/", "", "Action=SendMessage&QueueUrl=" + url.replace("/", "%2F"));

    assertThat(List.of(json, query))
        .allSatisfy(
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.body()).contains(words);
              assertThat(refused.headers().firstValue("x-amzn-query-error"))
                  .contains("AccessDenied;Sender");
            });
  }

  @Test
  void refuses_as_api_gateway_does() throws Exception {
    allow(
        new GrantedPermission(
            "execute-api:ManageConnections",
            "",
            ACCOUNT.arn("execute-api", "a1b2c3d4e5/dev/DELETE/@connections/*")));

    HttpResponse<String> refused =
        send("execute-api", "/dev/%40connections/L0SM9cOFvHcCIhw%3D", "", "hello");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("x-amzn-ErrorType")).contains("AccessDeniedException");
    assertThat(refused.body())
        .contains(
            USER
                + "execute-api:ManageConnections on resource: arn:aws:execute-api:us-east-1:"
                + "********9012:a1b2c3d4e5/dev/POST/@connections/{connectionId} because");
  }

  @Test
  void leaves_no_unknown_request_unnoticed() {
    allow(GET);

    assertThatThrownBy(() -> dynamoDb("DescribeTable", "{\"TableName\":\"rows\"}"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> send("s3", "/", "", "")).isInstanceOf(IOException.class);

    assertThat(proxy.uses().refusals())
        .satisfiesExactly(
            first -> assertThat(first).contains("DescribeTable", "not known"),
            second -> assertThat(second).contains("s3", "not known"));
  }

  private void allow(GrantedPermission... permissions) {
    Stream.of("dynamodb", "sqs", "execute-api")
        .forEach(
            service ->
                proxy.forward(
                    AwsService.named(service),
                    URI.create("http://127.0.0.1:" + standIn.getAddress().getPort())));
    proxy.admit(
        "ASIAREADER",
        new FunctionSession("reader", "ReaderRole", policy(permissions), () -> "$connect"));
  }

  private HttpResponse<String> dynamoDb(String operation, String body) throws Exception {
    return send("dynamodb", "/", "DynamoDB_20120810." + operation, body);
  }

  private HttpResponse<String> send(String service, String path, String target, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(proxy.endpoint().resolve(path))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=ASIAREADER/20260101/us-east-1/%s/aws4_request,"
                        .formatted(service)
                    + " SignedHeaders=host, Signature=none")
            .POST(BodyPublishers.ofString(body));
    if (!target.isEmpty()) {
      request.header("X-Amz-Target", target);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static GrantedPermission onTable(String action) {
    return new GrantedPermission(action, "Rows", ACCOUNT.arn("dynamodb", "table/rows"));
  }

  private static RolePolicy policy(GrantedPermission... permissions) {
    return new RolePolicy(
        List.of(new PolicyStatement(PolicyStatement.Effect.ALLOW, List.of(permissions))));
  }

  private static HttpServer standIn() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, "reached".length());
          exchange.getResponseBody().write("reached".getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    return server;
  }
}
