package dev.switchboard.gate;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Says what a parser found wrong, without the names of its classes. */
public final class JsonTrouble {
  private JsonTrouble() {}

  /** What is wrong, on one line, without its place. */
  public static String inWords(JsonProcessingException e) {
    return e.getOriginalMessage().replaceAll(", from `[^`]*`", "").replaceAll("\\s+", " ");
  }
}
