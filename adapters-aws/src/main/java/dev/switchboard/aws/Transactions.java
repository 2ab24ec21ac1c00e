package dev.switchboard.aws;

import jakarta.inject.Inject;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Writes several rows or none.
 *
 * <p>Two transactions that touch one row at the same time cancel each other, and the SDK does not
 * try again; here they are.
 */
final class Transactions {

  private static final String CONFLICT = "TransactionConflict";
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final DynamoDbClient client;

  @Inject
  Transactions(DynamoDbClient client) {
    this.client = client;
  }

  /** Writes all rows, unless the condition of one says no: then none. */
  Outcome write(List<TransactWriteItem> rows) {
    for (int attempt = 1; ; attempt++) {
      try {
        client.transactWriteItems(request -> request.transactItems(rows));
        return new Outcome(List.of());
      } catch (TransactionCanceledException cancelled) {
        if (refusedByCondition(cancelled)) {
          return new Outcome(cancelled.cancellationReasons());
        }
        if (!metAnother(cancelled) || attempt == Backoff.TRIES) {
          throw cancelled;
        }
      } catch (TransactionConflictException | TransactionInProgressException met) {
        if (attempt == Backoff.TRIES) {
          throw met;
        }
      }
      Backoff.waitAfter(attempt);
    }
  }

  private static boolean refusedByCondition(TransactionCanceledException cancelled) {
    return !metAnother(cancelled) && has(cancelled, CONDITION_FAILED);
  }

  private static boolean metAnother(TransactionCanceledException cancelled) {
    return has(cancelled, CONFLICT);
  }

  private static boolean has(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
  }

  /**
   * What became of a transaction.
   *
   * @param reasons one a row, in the rows' order; none when all was written
   */
  record Outcome(List<CancellationReason> reasons) {

    boolean written() {
      return reasons.isEmpty();
    }

    /** Whether the condition of the row at this place said no. */
    boolean refused(int row) {
      return !written() && CONDITION_FAILED.equals(reasons.get(row).code());
    }

    /** The row that stood in the way, as it was; empty if there was none. */
    Row found(int row) {
      return new Row(reasons.get(row).item());
    }
  }
}
