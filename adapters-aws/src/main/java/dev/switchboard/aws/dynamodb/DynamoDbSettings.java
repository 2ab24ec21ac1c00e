package dev.switchboard.aws.dynamodb;

import dev.switchboard.aws.AwsAccess;
import java.net.URI;
import java.util.Optional;

/**
 * The DynamoDB tables, and the limits of requests to them.
 *
 * @param publicationsTable absent if no publication has a key
 * @param endpoint the server to use instead of the region's; absent on AWS
 * @param requests the limits on requests
 */
public record DynamoDbSettings(
    String connectionsTable,
    String subscriptionsTable,
    Optional<String> publicationsTable,
    AwsAccess access,
    Optional<URI> endpoint,
    DynamoDbRequestSettings requests) {

  /** Returns settings for tables in the account and region of the process. */
  public static DynamoDbSettings onAws(String connectionsTable, String subscriptionsTable) {
    return new DynamoDbSettings(
        connectionsTable,
        subscriptionsTable,
        Optional.empty(),
        AwsAccess.ACCOUNT,
        Optional.empty(),
        DynamoDbRequestSettings.DEFAULT);
  }

  /** Returns settings for tables of a DynamoDB on this machine. */
  public static DynamoDbSettings onLaptop(
      String connectionsTable, String subscriptionsTable, URI endpoint) {
    return new DynamoDbSettings(
        connectionsTable,
        subscriptionsTable,
        Optional.empty(),
        AwsAccess.LAPTOP,
        Optional.of(endpoint),
        DynamoDbRequestSettings.DEFAULT);
  }

  /** Returns these settings with a table of publications. */
  public DynamoDbSettings withPublications(String table) {
    return new DynamoDbSettings(
        connectionsTable, subscriptionsTable, Optional.of(table), access, endpoint, requests);
  }

  /** Returns these settings with other limits of requests. */
  public DynamoDbSettings withRequests(DynamoDbRequestSettings others) {
    return new DynamoDbSettings(
        connectionsTable, subscriptionsTable, publicationsTable, access, endpoint, others);
  }
}
