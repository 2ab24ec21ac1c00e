package dev.switchboard.lambda;

import dev.switchboard.domain.connection.Transport;
import jakarta.inject.Inject;

/** Is not whole when its constructor returns. */
final class Injected {

  @Inject Transport transport;
}
