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
 * Writes several rows or none, in a DynamoDB transaction.
 *
 * <p>DynamoDB cancels a transaction that conflicts with an earlier one on a row, or that it
 * throttles. The SDK repeats neither; this class does, for at most {@link
 * DynamoDbRequestSettings#transactionTime}. Only one transaction of this process runs on a
 * connection at a time.
 *
 * <p>All attempts have the same token. DynamoDB runs transactions with the same token once within
 * ten minutes. An attempt therefore also returns the outcome of an earlier one whose response was
 * lost.
 */
@Singleton
final class TransactionWriter {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final List<String> TRANSIENT =
      List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");
  private static final int SERVER_ERROR = 500;

  /** The maximum number of lost responses. The SDK has already retried each time. */
  private static final int MAX_LOST_RESPONSES = 3;

  /** No attempt starts in the last eighth of the time. */
  private static final int FINAL_FRACTION = 8;

  private final BoundedDynamoDbClient dynamoDb;
  private final DynamoDbRequestSettings requests;
  private final ConnectionLocks locks = new ConnectionLocks();

  @Inject
  TransactionWriter(BoundedDynamoDbClient dynamoDb, DynamoDbSettings settings) {
    this.dynamoDb = dynamoDb;
    this.requests = settings.requests();
  }

  /**
   * Writes all rows, or none if the condition of one fails.
   *
   * @param connection the connection to which the rows belong
   * @throws SdkException if nothing was written, and nothing will be
   * @throws StoreUnavailableException if nothing was written because no time was left to send the
   *     request
   * @throws OutcomeUnknownException if DynamoDB may have written the rows, or may still do it
   */
  Outcome write(ConnectionId connection, List<TransactWriteItem> rows) {
    CallDeadline deadline = CallDeadline.after(requests.transactionTime(), requests.stopwatch());
    return locked(connection, rows, deadline, dynamoDb::transactWriteItems);
  }

  /** Writes the rows of a connection that is added; otherwise like {@link #write}. */
  Outcome writeArrival(ConnectionId connection, List<TransactWriteItem> rows) {
    CallDeadline deadline = CallDeadline.after(requests.arrivalTime(), requests.stopwatch());
    return locked(connection, rows, deadline, dynamoDb::addConnection);
  }

  private Outcome locked(
      ConnectionId connection,
      List<TransactWriteItem> rows,
      CallDeadline deadline,
      Request request) {
    String token = UUID.randomUUID().toString();
    return locks.withLock(
        connection,
        deadline,
        () ->
            untilDecided(
                deadline,
                () ->
                    request.send(
                        deadline, write -> write.transactItems(rows).clientRequestToken(token))));
  }

  /**
   * Returns whether an attempt could not end in time. None starts then, because the outcome of an
   * aborted attempt is unknown.
   */
  private boolean isTooLate(CallDeadline deadline) {
    return deadline.remaining().compareTo(requests.transactionTime().dividedBy(FINAL_FRACTION)) < 0;
  }

  private Outcome untilDecided(CallDeadline deadline, Runnable request) {
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
      // "In progress" is a response, and a later attempt will show the outcome.
      boolean answered = failure instanceof TransactionInProgressException;
      lost += hidesOutcome(failure) && !answered ? 1 : 0;
      boolean again = isWorthAnother(failure) && lost < MAX_LOST_RESPONSES;
      if (!again || isTooLate(deadline) || Thread.currentThread().isInterrupted()) {
        throw hidden ? unknown(failure) : failure;
      }
      JitteredBackoff.waitAfter(attempt, deadline);
    }
  }

  private static Outcome once(Runnable request) {
    try {
      request.run();
      return new Outcome(List.of());
    } catch (TransactionCanceledException cancelled) {
      if (isTransient(cancelled) || !has(cancelled, CONDITION_FAILED)) {
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
      case TransactionCanceledException cancelled -> isTransient(cancelled);
      case TransactionConflictException _ -> true;
      case SdkServiceException refused -> refused.isThrottlingException() || hidesOutcome(refused);
      case SdkException _ -> hidesOutcome(failure);
      default -> false;
    };
  }

  /** Returns whether the rows may have been written in spite of the failure, or may still be. */
  private static boolean hidesOutcome(RuntimeException failure) {
    return switch (failure) {
      // An earlier attempt with this token, perhaps one of the SDK's, is being carried out.
      case TransactionInProgressException _ -> true;
      case SdkServiceException refused -> refused.statusCode() >= SERVER_ERROR;
      // Without a connection, no request was sent.
      case SdkClientException lost -> !(lost.getCause() instanceof ConnectException);
      default -> false;
    };
  }

  private static boolean isTransient(TransactionCanceledException cancelled) {
    return TRANSIENT.stream().anyMatch(code -> has(cancelled, code));
  }

  private static boolean has(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
  }

  /** Sends a transaction as one kind of request. */
  private interface Request {

    void send(CallDeadline deadline, Consumer<TransactWriteItemsRequest.Builder> write);
  }

  /**
   * The outcome of a transaction.
   *
   * @param reasons one for each row, in order; empty if all rows were written
   */
  record Outcome(List<CancellationReason> reasons) {

    boolean written() {
      return reasons.isEmpty();
    }

    /** Returns whether the condition of the row at this index failed. */
    boolean refused(int row) {
      return !written() && CONDITION_FAILED.equals(reasons.get(row).code());
    }

    /** The stored row for which the condition failed; empty if there was none. */
    DynamoDbItem found(int row) {
      return new DynamoDbItem(reasons.get(row).item());
    }
  }
}
