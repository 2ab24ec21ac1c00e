package dev.switchboard.aws;

import java.net.URI;
import java.util.Optional;

/**
 * Where DynamoDB keeps our rows.
 *
 * @param publicationsTable absent where nothing is published by key
 * @param endpoint a server to ask instead of the region's; absent on AWS
 */
public record DynamoDbSettings(
    String connectionsTable,
    String subscriptionsTable,
    Optional<String> publicationsTable,
    AwsAccess access,
    Optional<URI> endpoint) {

  /** Tables of the account and region the process runs in. */
  public static DynamoDbSettings onAws(String connectionsTable, String subscriptionsTable) {
    return new DynamoDbSettings(
        connectionsTable,
        subscriptionsTable,
        Optional.empty(),
        AwsAccess.ACCOUNT,
        Optional.empty());
  }

  /** Tables of a DynamoDB on this machine. */
  public static DynamoDbSettings onLaptop(
      String connectionsTable, String subscriptionsTable, URI endpoint) {
    return new DynamoDbSettings(
        connectionsTable,
        subscriptionsTable,
        Optional.empty(),
        AwsAccess.LAPTOP,
        Optional.of(endpoint));
  }

  /** These, with a table of publications. */
  public DynamoDbSettings withPublications(String table) {
    return new DynamoDbSettings(
        connectionsTable, subscriptionsTable, Optional.of(table), access, endpoint);
  }
}
