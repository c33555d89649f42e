package dev.switchboard.store;

import dev.switchboard.subscription.Sealed;
import java.util.UUID;

/**
 * A sealed secret, wherever it is kept.
 *
 * @param place in which column
 * @param owner for whom it is sealed
 * @param name which of the owner's secrets it is
 * @param sealed the secret
 */
public record SealedSecret(String place, UUID owner, String name, Sealed sealed) {}
