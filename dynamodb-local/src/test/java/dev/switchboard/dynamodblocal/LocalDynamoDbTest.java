package dev.switchboard.dynamodblocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

final class LocalDynamoDbTest {

  @Test
  void listens_on_the_loopback_interface_and_a_free_port() throws UnknownHostException {
    try (LocalDynamoDb first = LocalDynamoDb.start();
        LocalDynamoDb second = LocalDynamoDb.start()) {
      assertThat(InetAddress.getByName(first.endpoint().getHost()).isLoopbackAddress()).isTrue();
      assertThat(first.endpoint()).isNotEqualTo(second.endpoint());
    }
  }
}
