package dev.switchboard.aws;

import java.net.URI;
import java.util.Optional;

/**
 * Where DynamoDB keeps our rows.
 *
 * @param endpoint a server to ask instead of the region's; absent on AWS
 */
public record DynamoDbSettings(
    String connectionsTable, String subscriptionsTable, AwsAccess access, Optional<URI> endpoint) {

  /** Tables of the account and region the process runs in. */
  public static DynamoDbSettings onAws(String connectionsTable, String subscriptionsTable) {
    return new DynamoDbSettings(
        connectionsTable, subscriptionsTable, AwsAccess.ACCOUNT, Optional.empty());
  }

  /** Tables of a DynamoDB on this machine. */
  public static DynamoDbSettings onLaptop(
      String connectionsTable, String subscriptionsTable, URI endpoint) {
    return new DynamoDbSettings(
        connectionsTable, subscriptionsTable, AwsAccess.LAPTOP, Optional.of(endpoint));
  }
}
