package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.signing.SigningKey;
import dev.switchboard.signing.SigningScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a caller says about signing: by which schemes, and with which keys of his own. */
final class SigningReader {
  /** The members that are read here. */
  static final Set<String> MEMBERS = Set.of("signing", "secret");

  private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  private SigningReader() {}

  /**
   * The schemes that are named.
   *
   * @param unnamed what is meant where none is
   * @throws Refusal 422 when it is no list of schemes
   */
  static Set<SigningScheme> schemes(JsonNode body, Set<SigningScheme> unnamed) {
    JsonNode node = body.path("signing");
    if (node.isMissingNode()) {
      return unnamed;
    }
    if (node.isNull()) {
      return EnumSet.of(SigningScheme.V1);
    }
    Set<SigningScheme> schemes = EnumSet.noneOf(SigningScheme.class);
    for (JsonNode name : node) {
      SigningScheme.named(name.textValue()).ifPresent(schemes::add);
    }
    if (!node.isArray() || schemes.isEmpty() || schemes.size() != node.size()) {
      throw new Refusal(422, "signing must name v1, v1a or both");
    }
    return schemes;
  }

  /**
   * The keys that are given, one for each scheme at most.
   *
   * @param schemes what keys can be for
   * @throws Refusal 422 when one is no key, or not for these schemes; it does not repeat the key
   */
  static Map<SigningScheme, SigningKey> keys(JsonNode body, Set<SigningScheme> schemes) {
    Map<SigningScheme, SigningKey> keys = new EnumMap<>(SigningScheme.class);
    for (JsonNode text : texts(body.path("secret"))) {
      SigningKey key = key(text);
      String scheme = key.scheme().wireName();
      if (!schemes.contains(key.scheme())) {
        throw new Refusal(422, "secret is a key for " + scheme + ", which is not signed with");
      }
      if (keys.put(key.scheme(), key) != null) {
        throw new Refusal(422, "secret has more than one key for " + scheme);
      }
    }
    return keys;
  }

  /**
   * How long replaced keys go on signing.
   *
   * @throws Refusal 422 when it is no such time
   */
  static Duration overlap(JsonNode body) {
    JsonNode node = body.path("overlap");
    if (Fields.isAbsent(node)) {
      return USUAL_OVERLAP;
    }
    Duration overlap = Numbers.seconds(node);
    if (!Numbers.isIn(overlap, Duration.ZERO, LONGEST_OVERLAP)) {
      throw new Refusal(
          422, "overlap must be a number of seconds from 0 to " + LONGEST_OVERLAP.toSeconds());
    }
    return overlap;
  }

  private static List<JsonNode> texts(JsonNode node) {
    if (Fields.isAbsent(node)) {
      return List.of();
    }
    List<JsonNode> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(texts::add);
    } else {
      texts.add(node);
    }
    return texts;
  }

  private static SigningKey key(JsonNode text) {
    try {
      return SigningKey.parse(text.textValue());
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(422, "secret cannot be used: " + wrong.getMessage());
    }
  }
}
