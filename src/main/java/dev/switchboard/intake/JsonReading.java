package dev.switchboard.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.switchboard.gate.JsonTrouble;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads JSON from producers: UTF-8 only, within limits. Of a member given twice the last one
 * counts, as in most readers; the bytes are passed on as they are.
 */
final class JsonReading {
  private static final int LONGEST_REASON = 200;

  private final JsonFactory factory;
  private final ObjectReader trees;

  JsonReading(IntakeLimits limits) {
    this.factory = factory(limits.json().ofMany());
    this.trees = new ObjectMapper(factory(limits.json().ofADocument())).reader();
  }

  private static JsonFactory factory(StreamReadConstraints constraints) {
    return JsonFactory.builder()
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(constraints)
        .build();
  }

  /**
   * A parser from the stream's next byte on.
   *
   * @throws JsonParseException when the bytes are not UTF-8
   */
  JsonParser parser(InputStream bytes) throws IOException {
    return strict(factory, bytes);
  }

  /**
   * Demands that a document is one value and nothing else.
   *
   * @throws JsonProcessingException when it is not, or holds more than one document may
   */
  void requireOne(InputStream document) throws IOException {
    try (JsonParser parser = strict(trees.getFactory(), document)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "there is no value", parser.currentLocation());
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new JsonParseException(
            parser, "there is more after the value", parser.currentTokenLocation());
      }
    }
  }

  private static JsonParser strict(JsonFactory factory, InputStream bytes) throws IOException {
    JsonParser parser = open(factory, bytes);
    // Other encodings are told by their first bytes; none of them counts in bytes.
    if (!(parser instanceof UTF8StreamJsonParser)) {
      throw notUtf8(parser);
    }
    return parser;
  }

  private static JsonParser open(JsonFactory factory, InputStream bytes) throws IOException {
    try {
      return factory.createParser(bytes);
    } catch (CharConversionException unknownEncoding) {
      throw new JsonParseException(null, "the text is not UTF-8", JsonLocation.NA, unknownEncoding);
    }
  }

  /** What is to be said of a value that {@code parser} has just passed and that is not UTF-8. */
  static JsonParseException notUtf8(JsonParser parser) {
    return new JsonParseException(parser, "the text is not UTF-8");
  }

  JsonNode tree(byte[] bytes) throws IOException {
    return trees.readTree(bytes);
  }

  /** What is wrong, in one line of bounded length that names no class. */
  static String reason(JsonProcessingException e) {
    String kind = e instanceof StreamConstraintsException ? "over a limit: " : "not JSON: ";
    String text = kind + JsonTrouble.inWords(e);
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }

  /** Where it is wrong, counted from where the parser began. */
  static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
