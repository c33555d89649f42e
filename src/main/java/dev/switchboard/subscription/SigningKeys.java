package dev.switchboard.subscription;

import java.time.Instant;
import java.util.List;

/**
 * What a subscription's deliveries are signed with: the keys, sealed together, and what may be
 * known of them without opening.
 *
 * @param sealed the keys
 * @param schemes by which they sign ({@code v1}, {@code v1a}), at least one
 * @param nextRetirement when the first of the keys that were replaced stops signing; null when none
 *     was
 */
public record SigningKeys(Sealed sealed, List<String> schemes, Instant nextRetirement) {
  /** What a subscription has that chose nothing. */
  public static final List<String> USUAL_SCHEMES = List.of("v1");

  /** Keys that own their list of schemes. */
  public SigningKeys {
    schemes = List.copyOf(schemes);
  }
}
