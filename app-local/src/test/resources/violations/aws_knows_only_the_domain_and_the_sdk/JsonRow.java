package dev.switchboard.aws;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A row has attributes, and a job few fields: neither is bound to a class by reflection. */
final class JsonRow {

  private final ObjectMapper json = new ObjectMapper();
}
