package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.access.Sha256Digest;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.PrincipalId;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The stored principals: a map in the connection's row and, if principals are tracked, a row of the
 * subscriptions table: {@code principal#digest | connection}.
 */
final class PrincipalItems {

  /** The attribute of a connection's row that has the principal. */
  static final String PRINCIPAL = "principal";

  /** The attribute of a connection's row that has the collection of its principal's row. */
  static final String TRACKED = "tracked";

  private static final String KIND = "kind";
  private static final String ISSUER = "issuer";
  private static final String NAME = "name";

  private PrincipalItems() {}

  static AttributeValue map(PrincipalId principal) {
    return AttributeValue.fromM(
        Map.of(
            KIND, AttributeValue.fromS(principal.kind().name()),
            ISSUER, AttributeValue.fromS(principal.issuer()),
            NAME, AttributeValue.fromS(principal.name())));
  }

  /** Reads the principal of a connection's row. Rows of an older release have none. */
  static Optional<PrincipalId> principal(DynamoDbItem connection) {
    if (!connection.has(PRINCIPAL)) {
      return Optional.empty();
    }
    DynamoDbItem map = connection.map(PRINCIPAL);
    return Optional.of(
        new PrincipalId(
            PrincipalId.Kind.valueOf(map.text(KIND)), map.text(ISSUER), map.text(NAME)));
  }

  /** Returns the collection of the rows of a principal. No kind or issuer contains a line break. */
  static String collection(PrincipalId principal) {
    return "principal#"
        + Sha256Digest.hexOf(
            principal.kind().name() + "\n" + principal.issuer() + "\n" + principal.name());
  }

  static DynamoDbItem key(String collection, ConnectionId connection) {
    return DynamoDbItem.of(SubscriptionItems.COLLECTION, collection)
        .with(SubscriptionItems.MEMBER, connection.value());
  }

  static DynamoDbItem row(Connection connection, PrincipalId principal) {
    return key(collection(principal), connection.id()).withConnection(connection);
  }
}
