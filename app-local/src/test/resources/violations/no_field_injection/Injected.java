package dev.switchboard.lambda;

import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Inject;

/** An object that is incomplete when its constructor returns. */
final class Injected {

  @Inject Transport transport;
}
