package dev.switchboard.intake;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One JSON value cut out of a body.
 *
 * @param bytes the value's exact bytes, or null when it is none that can be used
 * @param document the value, or null
 * @param reason why there is none; else null
 */
record Piece(byte[] bytes, JsonNode document, String reason) {

  static Piece rejected(String reason) {
    return new Piece(null, null, reason);
  }
}
