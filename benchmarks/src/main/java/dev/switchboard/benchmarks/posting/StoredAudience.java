package dev.switchboard.benchmarks.posting;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.aws.dynamodb.DynamoDbModule;
import dev.switchboard.aws.dynamodb.DynamoDbSettings;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.inmemory.InMemoryModule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** An audience in one of our stores, as an app assembles them. */
record StoredAudience(ConnectionStore store) {

  private static final int WRITES_AT_ONCE = 32;
  private static final ChannelPattern PATTERN = new ChannelPattern(FanOutSender.CHANNEL.value());

  static StoredAudience inMemory() {
    return new StoredAudience(
        DaggerStoredAudience_MemoryComponent.factory()
            .create(InstantSource.system(), Limits.DEFAULT)
            .store());
  }

  static StoredAudience inDynamoDb(URI endpoint) {
    DynamoDbSettings settings = DynamoDbSettings.onLaptop("connections", "subscriptions", endpoint);
    return new StoredAudience(
        DaggerStoredAudience_DynamoDbComponent.factory()
            .create(settings, InstantSource.system(), Limits.DEFAULT)
            .store());
  }

  /** Returns the number of subscribers in the store. */
  int size() {
    int size = 0;
    Optional<Cursor> next = Optional.of(Cursor.START);
    while (next.isPresent()) {
      Page<Subscription> page =
          store.subscribersTo(PATTERN, AudienceShare.WHOLE, next.orElseThrow());
      size += page.items().size();
      next = page.next();
    }
    return size;
  }

  /** Adds the subscribers from one number up to another, unless the store has them. */
  void fill(int from, int to) throws IOException, InterruptedException {
    ParallelRange.forEach(from, to, WRITES_AT_ONCE, this::add);
  }

  private void add(int number) {
    Subscription subscription = NumberedAudience.subscription(number, PATTERN);
    store.add(subscription.connection(), List.of(subscription));
  }

  /** The store in memory, as on a laptop. */
  @Singleton
  @Component(modules = InMemoryModule.class)
  interface MemoryComponent {

    ConnectionStore store();

    @Component.Factory
    interface Factory {
      MemoryComponent create(@BindsInstance InstantSource clock, @BindsInstance Limits limits);
    }
  }

  /** The store in DynamoDB, as in a function. */
  @Singleton
  @Component(modules = DynamoDbModule.class)
  interface DynamoDbComponent {

    ConnectionStore store();

    @Component.Factory
    interface Factory {
      DynamoDbComponent create(
          @BindsInstance DynamoDbSettings settings,
          @BindsInstance InstantSource clock,
          @BindsInstance Limits limits);
    }
  }
}
