package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.StoreUnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Writes several rows or none.
 *
 * <p>Of two transactions that touch one row at the same time DynamoDB cancels the later, and it
 * cancels one that it throttles; the SDK repeats neither. Here both are repeated, for as long as
 * {@link DynamoDbRequestSettings#transactionTime}. Those of this process on one connection take
 * turns.
 *
 * <p>All tries have the same token. DynamoDB carries out a transaction once within ten minutes, so
 * a try also finds out what became of an earlier one whose answer was lost.
 */
@Singleton
final class TransactionWriter {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final List<String> PASSING =
      List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");
  private static final int SERVER_ERROR = 500;

  /** How many answers may be lost. The SDK has already tried each time. */
  private static final int ANSWERS_TO_LOSE = 3;

  /** No try begins in the last eighth of the time. */
  private static final int LAST_PART = 8;

  private final BoundedDynamoDbClient dynamoDb;
  private final DynamoDbRequestSettings requests;
  private final ConnectionLocks turns = new ConnectionLocks();

  @Inject
  TransactionWriter(BoundedDynamoDbClient dynamoDb, DynamoDbSettings settings) {
    this.dynamoDb = dynamoDb;
    this.requests = settings.requests();
  }

  /**
   * Writes all rows, unless the condition of one says no: then none.
   *
   * @param connection whose rows these are
   * @throws SdkException if nothing was written, and nothing will be
   * @throws StoreUnavailableException the same, because there was no time to ask
   * @throws OutcomeUnknownException if DynamoDB may have written the rows, or may still do it
   */
  Outcome write(ConnectionId connection, List<TransactWriteItem> rows) {
    CallDeadline limit = CallDeadline.of(requests.transactionTime(), requests.stopwatch());
    return inTurn(connection, rows, limit, dynamoDb::transactWriteItems);
  }

  /** The same for the rows of a connection that is added. */
  Outcome writeArrival(ConnectionId connection, List<TransactWriteItem> rows) {
    CallDeadline limit = CallDeadline.of(requests.arrivalTime(), requests.stopwatch());
    return inTurn(connection, rows, limit, dynamoDb::addConnection);
  }

  private Outcome inTurn(
      ConnectionId connection, List<TransactWriteItem> rows, CallDeadline limit, Request request) {
    String token = UUID.randomUUID().toString();
    return turns.take(
        connection,
        limit,
        () ->
            untilDecided(
                limit,
                () ->
                    request.send(
                        limit, write -> write.transactItems(rows).clientRequestToken(token))));
  }

  /** A try that is cut off hides its outcome, so none begins that may not end in time. */
  private boolean isTooLate(CallDeadline limit) {
    return limit.left().compareTo(requests.transactionTime().dividedBy(LAST_PART)) < 0;
  }

  private Outcome untilDecided(CallDeadline limit, Runnable request) {
    boolean hidden = false;
    int lost = 0;
    for (int attempt = 1; ; attempt++) {
      RuntimeException failure;
      try {
        return once(request);
      } catch (SdkException | StoreUnavailableException failed) {
        failure = failed;
      }
      hidden |= hidesOutcome(failure);
      // That an earlier try is in progress is an answer, and a later one will say more.
      boolean answered = failure instanceof TransactionInProgressException;
      lost += hidesOutcome(failure) && !answered ? 1 : 0;
      boolean again = isWorthAnother(failure) && lost < ANSWERS_TO_LOSE;
      if (!again || isTooLate(limit) || Thread.currentThread().isInterrupted()) {
        throw hidden ? unknown(failure) : failure;
      }
      JitteredBackoff.waitAfter(attempt, limit);
    }
  }

  private static Outcome once(Runnable request) {
    try {
      request.run();
      return new Outcome(List.of());
    } catch (TransactionCanceledException cancelled) {
      if (isPassing(cancelled) || !has(cancelled, CONDITION_FAILED)) {
        throw cancelled;
      }
      return new Outcome(cancelled.cancellationReasons());
    }
  }

  private static OutcomeUnknownException unknown(RuntimeException failure) {
    return new OutcomeUnknownException(
        "The connection store did not say whether it stored the change.", failure);
  }

  private static boolean isWorthAnother(RuntimeException failure) {
    return switch (failure) {
      case TransactionCanceledException cancelled -> isPassing(cancelled);
      case TransactionConflictException _ -> true;
      case SdkServiceException refused -> refused.isThrottlingException() || hidesOutcome(refused);
      case SdkException _ -> hidesOutcome(failure);
      default -> false;
    };
  }

  /** Whether the rows may have been written all the same, or may still be. */
  private static boolean hidesOutcome(RuntimeException failure) {
    return switch (failure) {
      // An earlier try with this token, of which the SDK made several, is being carried out.
      case TransactionInProgressException _ -> true;
      case SdkServiceException refused -> refused.statusCode() >= SERVER_ERROR;
      // A request that finds nobody to connect to was not sent.
      case SdkClientException lost -> !(lost.getCause() instanceof ConnectException);
      default -> false;
    };
  }

  private static boolean isPassing(TransactionCanceledException cancelled) {
    return PASSING.stream().anyMatch(code -> has(cancelled, code));
  }

  private static boolean has(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
  }

  /** A way to DynamoDB: which of its places a transaction waits for. */
  private interface Request {

    void send(CallDeadline limit, Consumer<TransactWriteItemsRequest.Builder> write);
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
    DynamoDbItem found(int row) {
      return new DynamoDbItem(reasons.get(row).item());
    }
  }
}
