package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML as CloudFormation does: scalars are texts, and {@code !Name} is a function.
 *
 * <p>Aliases are replaced by what they refer to, so the number of values is bounded.
 */
final class YamlReader {

  /** CloudFormation's templates have 1 MB at most, hence fewer values than this. */
  private static final int MAX_VALUES = 1_000_000;

  private static final int MAX_DEPTH = 200;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private int values;

  private YamlReader() {}

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if the text is no YAML, or too large once its aliases are
   *     replaced; the message names the place
   */
  static JsonNode read(String text) {
    try {
      @Nullable Node root = new Yaml(options()).compose(new StringReader(text));
      return root == null ? JSON.missingNode() : new YamlReader().convert(root, 0);
    } catch (MarkedYAMLException notYaml) {
      throw new IllegalArgumentException(
          "is not YAML (%s)".formatted(place(notYaml.getProblemMark())), notYaml);
    } catch (YAMLException notYaml) {
      throw new IllegalArgumentException(
          "is not YAML (%s)".formatted(firstLine(String.valueOf(notYaml.getMessage()))), notYaml);
    }
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_VALUES);
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  private JsonNode convert(Node node, int depth) {
    values++;
    if (values > MAX_VALUES || depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "has too many values, or too deep ones, once its aliases are replaced");
    }
    JsonNode content =
        switch (node) {
          case ScalarNode scalar -> scalar(scalar);
          case SequenceNode list -> list(list, depth);
          case MappingNode map -> map(map, depth);
          default -> throw new IllegalArgumentException("has a value of an unknown kind");
        };
    String tag = node.getTag().getValue();
    return tag.startsWith("!") && tag.length() > 1 ? function(tag.substring(1), content) : content;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    boolean isPlain = scalar.isPlain();
    if (scalar.getTag().equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (isPlain && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      return JSON.booleanNode(text.equalsIgnoreCase("true"));
    }
    return JSON.textNode(text);
  }

  private JsonNode list(SequenceNode list, int depth) {
    ArrayNode items = JSON.arrayNode();
    for (Node item : list.getValue()) {
      items.add(convert(item, depth + 1));
    }
    return items;
  }

  private JsonNode map(MappingNode map, int depth) {
    ObjectNode object = JSON.objectNode();
    ObjectNode merged = JSON.objectNode();
    for (NodeTuple entry : map.getValue()) {
      JsonNode value = convert(entry.getValueNode(), depth + 1);
      if (entry.getKeyNode().getTag().equals(Tag.MERGE)) {
        merge(merged, value);
      } else {
        object.set(key(entry.getKeyNode()), value);
      }
    }
    merged.setAll(object);
    return merged;
  }

  /** The values of {@code <<}: a map, or a list of maps of which the first has precedence. */
  private static void merge(ObjectNode into, JsonNode value) {
    for (JsonNode each : value.isArray() ? value : JSON.arrayNode().add(value)) {
      each.properties().stream()
          .filter(entry -> !into.has(entry.getKey()))
          .toList()
          .forEach(entry -> into.set(entry.getKey(), entry.getValue()));
    }
  }

  private static String key(Node key) {
    if (key instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new IllegalArgumentException(
        "has a key that is no text (%s)".formatted(place(key.getStartMark())));
  }

  /** The full form of a function, such as {@code {"Fn::Sub": …}} of {@code !Sub …}. */
  private static JsonNode function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref", "Condition" -> JSON.objectNode().set(name, argument);
      case "GetAtt" -> JSON.objectNode().set("Fn::GetAtt", argument);
      default -> JSON.objectNode().set("Fn::" + name, argument);
    };
  }

  private static String place(@Nullable Mark mark) {
    return mark == null
        ? "at an unknown place"
        : "line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String firstLine(String message) {
    return Objects.requireNonNull(message.lines().findFirst().orElse(""));
  }
}
