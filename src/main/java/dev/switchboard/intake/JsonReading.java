package dev.switchboard.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON from producers: UTF-8 only, of bounded depth. */
final class JsonReading {
  private static final int LONGEST_REASON = 200;

  private final JsonFactory factory;
  private final ObjectReader trees;

  JsonReading(IntakeLimits limits) {
    this.factory =
        JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxStringLength(limits.eventBytes())
                    .build())
            .build();
    this.trees = new ObjectMapper(factory).reader();
  }

  /**
   * A parser from the stream's next byte on.
   *
   * @throws JsonParseException when the bytes are not UTF-8
   */
  JsonParser parser(InputStream bytes) throws IOException {
    JsonParser parser = factory.createParser(bytes);
    // Other encodings are told by their first bytes; none of them counts in bytes.
    if (!(parser instanceof UTF8StreamJsonParser)) {
      throw new JsonParseException(parser, "the text is not UTF-8");
    }
    return parser;
  }

  JsonNode tree(byte[] bytes) throws IOException {
    return trees.readTree(bytes);
  }

  /** What is wrong, in one line of bounded length that names no class. */
  static String reason(JsonProcessingException e) {
    String text = "not JSON: " + e.getOriginalMessage().replaceAll("\\s+", " ");
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
