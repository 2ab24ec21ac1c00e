package dev.switchboard.aws.dynamodb;

import dagger.BindsInstance;
import dagger.Component;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.lifecycle.PublicationLog;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Assembles the store as an app does. */
@Singleton
@Component(modules = DynamoDbModule.class)
interface StoreComponent {

  ConnectionStore store();

  PublicationLog log();

  @Component.Factory
  interface Factory {

    StoreComponent create(
        @BindsInstance DynamoDbSettings settings,
        @BindsInstance InstantSource clock,
        @BindsInstance Limits limits);
  }
}
