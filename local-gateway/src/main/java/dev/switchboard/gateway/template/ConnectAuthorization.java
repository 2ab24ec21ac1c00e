package dev.switchboard.gateway.template;

import dev.switchboard.gateway.IdentitySource;
import java.util.List;

/** What is asked about a client before {@code $connect}. */
public sealed interface ConnectAuthorization {

  /** Every client may connect. */
  record Open() implements ConnectAuthorization {}

  /**
   * An authorizer decides.
   *
   * @param function the name of its function, for messages
   * @param identitySources the values without which a client gets 401; may be empty
   */
  record Custom(String function, List<IdentitySource> identitySources)
      implements ConnectAuthorization {

    public Custom {
      identitySources = List.copyOf(identitySources);
    }
  }

  /**
   * A check decides that does not run here, such as that of IAM.
   *
   * @param check a short text that names the check
   */
  record Unchecked(String check) implements ConnectAuthorization {}

  /**
   * The API belongs to another stack, which may have {@code $connect} and its authorizer.
   *
   * <p>Every client may connect, unless the user names an authorizer.
   */
  record Elsewhere() implements ConnectAuthorization {}
}
