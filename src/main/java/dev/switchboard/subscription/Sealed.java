package dev.switchboard.subscription;

import java.util.Arrays;

/**
 * A secret as it rests in the database: encrypted, opened only where it is used. Printing it shows
 * nothing.
 *
 * @param bytes key id, nonce, ciphertext and tag, as the sealing key's owner lays them out
 */
public record Sealed(byte[] bytes) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed sealed && Arrays.equals(bytes, sealed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "sealed";
  }
}
