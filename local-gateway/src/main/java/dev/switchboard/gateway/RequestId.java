package dev.switchboard.gateway;

/**
 * The id of one event, which error frames repeat so that a client's trouble can be found in a log.
 */
record RequestId(String text) {

  static RequestId next() {
    return new RequestId(RandomId.next());
  }
}
