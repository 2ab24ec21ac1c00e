package dev.switchboard.aws;

import com.fasterxml.jackson.core.JsonFactory;

/** A row has attributes, not a document. */
final class JsonRow {

  private final JsonFactory json = new JsonFactory();
}
