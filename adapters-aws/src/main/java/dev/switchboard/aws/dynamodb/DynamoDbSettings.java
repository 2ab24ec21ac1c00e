package dev.switchboard.aws.dynamodb;

import dev.switchboard.aws.AwsAccess;
import java.net.URI;
import java.util.Optional;

/**
 * Where DynamoDB keeps our rows.
 *
 * @param publicationsTable absent where nothing is published by key
 * @param endpoint a server to ask instead of the region's; absent on AWS
 * @param requests how much is asked of it at once
 */
public record DynamoDbSettings(
    String connectionsTable,
    String subscriptionsTable,
    Optional<String> publicationsTable,
    AwsAccess access,
    Optional<URI> endpoint,
    DynamoDbRequestSettings requests) {

  /** Tables of the account and region the process runs in. */
  public static DynamoDbSettings onAws(String connectionsTable, String subscriptionsTable) {
    return new DynamoDbSettings(
        connectionsTable,
        subscriptionsTable,
        Optional.empty(),
        AwsAccess.ACCOUNT,
        Optional.empty(),
        DynamoDbRequestSettings.DEFAULT);
  }

  /** Tables of a DynamoDB on this machine. */
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

  /** These, with a table of publications. */
  public DynamoDbSettings withPublications(String table) {
    return new DynamoDbSettings(
        connectionsTable, subscriptionsTable, Optional.of(table), access, endpoint, requests);
  }

  /** These, with other limits of what is asked at once. */
  public DynamoDbSettings withRequests(DynamoDbRequestSettings others) {
    return new DynamoDbSettings(
        connectionsTable, subscriptionsTable, publicationsTable, access, endpoint, others);
  }
}
