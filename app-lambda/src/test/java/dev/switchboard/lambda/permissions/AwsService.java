package dev.switchboard.lambda.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A service of AWS: which permissions its requests need, and how it refuses them.
 *
 * <p>The permissions are those of AWS's Service Authorization Reference. For the parts of a
 * transaction, they are those of "Using IAM with DynamoDB transactions".
 */
public enum AwsService {
  /** Tables. The parts of a transaction need the permissions of the single operations. */
  DYNAMODB("dynamodb") {
    @Override
    List<RequestedPermission> permissions(AwsRequest request, AwsAccount account, String api) {
      JsonNode body = request.json();
      return switch (request.operation()) {
        case "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan" ->
            List.of(onTable(request.operation(), body, account));
        case "BatchWriteItem", "BatchGetItem" ->
            body.required("RequestItems").properties().stream()
                .map(each -> onTable(request.operation(), each.getKey(), account))
                .toList();
        case "TransactWriteItems", "TransactGetItems" ->
            parts(body.required("TransactItems"))
                .map(part -> onTable(ofPart(part.getKey()), part.getValue(), account))
                .distinct()
                .toList();
        default -> throw unknown(request.operation());
      };
    }

    @Override
    AwsRefusal refusal(String message) {
      return AwsRefusal.inJson(400, "com.amazon.coral.service#AccessDeniedException", message);
    }
  },

  /** Queues. A batch needs the permission of the single operation; refusals have it lower-case. */
  SQS("sqs") {
    @Override
    List<RequestedPermission> permissions(AwsRequest request, AwsAccount account, String api) {
      String queue = request.parameter("QueueUrl").replaceFirst("^.*/", "");
      String operation = request.operation().replaceFirst("Batch$", "");
      if (queue.isEmpty() || operation.isEmpty()) {
        throw unknown(request.operation());
      }
      return List.of(new RequestedPermission("sqs:" + operation, account.arn("sqs", queue)));
    }

    @Override
    String shown(RequestedPermission permission) {
      return permission.action().toLowerCase(Locale.ROOT);
    }

    @Override
    AwsRefusal refusal(String message) {
      return AwsRefusal.inJson(400, "com.amazon.coral.service#AccessDeniedException", message)
          .with("x-amzn-query-error", "AccessDenied;Sender");
    }
  },

  /** The management API. Refusals hide the connection and most of the account. */
  EXECUTE_API("execute-api") {
    @Override
    List<RequestedPermission> permissions(AwsRequest request, AwsAccount account, String api) {
      String path = request.decodedPath();
      if (!path.contains("/@connections/")) {
        throw unknown(request.method() + " " + path);
      }
      String stage = path.substring(1, path.indexOf("/@connections/"));
      String id = path.substring(path.indexOf("/@connections/") + 1);
      return List.of(
          new RequestedPermission(
              "execute-api:ManageConnections",
              account.arn(
                  "execute-api", "%s/%s/%s/%s".formatted(api, stage, request.method(), id))));
    }

    @Override
    String shownResource(RequestedPermission permission) {
      return permission
          .arn()
          .replaceFirst(":[0-9]{8}([0-9]{4}):", ":********$1:")
          .replaceFirst("@connections/.*$", "@connections/{connectionId}");
    }

    @Override
    AwsRefusal refusal(String message) {
      return AwsRefusal.ofApi(403, message).with("x-amzn-ErrorType", "AccessDeniedException");
    }
  };

  private final String name;

  AwsService(String name) {
    this.name = name;
  }

  /** Returns the service to which a signature's credential scope belongs. */
  static AwsService named(String name) {
    return Stream.of(values())
        .filter(each -> each.name.equals(name))
        .findFirst()
        .orElseThrow(() -> unknown("service " + name));
  }

  /**
   * Returns the permissions that a request needs, all of them.
   *
   * @param api the id of the WebSocket API that the stand-in serves
   * @throws IllegalArgumentException if the request is none that is known here
   */
  abstract List<RequestedPermission> permissions(
      AwsRequest request, AwsAccount account, String api);

  /** Returns a refusal in the service's protocol. */
  abstract AwsRefusal refusal(String message);

  /** Returns an action as the service's refusals show it. */
  String shown(RequestedPermission permission) {
    return permission.action();
  }

  /** Returns a resource as the service's refusals show it. */
  String shownResource(RequestedPermission permission) {
    return permission.arn();
  }

  private static RequestedPermission onTable(String operation, JsonNode body, AwsAccount account) {
    String index = body.path("IndexName").asText();
    String table = body.required("TableName").asText();
    return onTable(operation, index.isEmpty() ? table : table + "/index/" + index, account);
  }

  private static RequestedPermission onTable(String operation, String table, AwsAccount account) {
    return new RequestedPermission(
        "dynamodb:" + operation,
        table.startsWith("arn:") ? table : account.arn("dynamodb", "table/" + table));
  }

  private static Stream<Map.Entry<String, JsonNode>> parts(JsonNode items) {
    List<Map.Entry<String, JsonNode>> parts = new ArrayList<>();
    items.forEach(item -> parts.addAll(item.properties()));
    return parts.stream();
  }

  private static String ofPart(String part) {
    return switch (part) {
      case "Put", "Update", "Delete", "Get", "ConditionCheck" -> part + "Item";
      default -> throw unknown(part);
    };
  }

  private static IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException(
        "Which permissions %s needs is not known here: add it to AwsService".formatted(what));
  }
}
