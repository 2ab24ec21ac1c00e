package dev.switchboard.aws.dynamodb;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.lifecycle.PublicationLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Binds the store and the log of publications to DynamoDB. Needs {@link DynamoDbSettings}, a clock
 * and the domain's limits.
 */
@Module
public interface DynamoDbModule {

  /** The store uses two tables. */
  @Binds
  ConnectionStore connectionStore(DynamoDbConnectionStore store);

  /** The log uses a table of its own. */
  @Binds
  PublicationLog publicationLog(DynamoDbPublicationLog log);

  /**
   * The process has one client, since it pools connections.
   *
   * <p>Each request sets its own time limit, which includes the SDK's retries: {@link
   * DynamoDbRequestSettings}.
   */
  @Provides
  @Singleton
  static DynamoDbClient client(DynamoDbSettings settings) {
    DynamoDbClientBuilder builder =
        settings
            .access()
            .applyTo(DynamoDbClient.builder())
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(Duration.ofSeconds(4)));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
