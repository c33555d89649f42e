package dev.switchboard.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that secrets are sealed with: the current one seals, all of them open. Each has an id
 * that follows from the key itself, so that nobody has to number them, and that tells nothing about
 * it. Printing them shows the ids.
 */
public final class MasterKeys {
  /** How many bytes a key has. */
  public static final int BYTES = 32;

  private static final String ID_LABEL = "switchboard master key id";

  private final int current;
  private final Map<Integer, SecretKeySpec> byId = new LinkedHashMap<>();

  /**
   * @param current the key that seals; 32 bytes
   * @param others further keys that open what they sealed; 32 bytes each
   * @throws IllegalArgumentException when a key has another length
   */
  public MasterKeys(byte[] current, List<byte[]> others) {
    this.current = add(current);
    others.forEach(this::add);
  }

  private int add(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a master key must be 32 bytes, got " + key.length);
    }
    int id = idOf(key);
    byId.putIfAbsent(id, new SecretKeySpec(key, "AES"));
    return id;
  }

  private static int idOf(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] code = mac.doFinal(ID_LABEL.getBytes(StandardCharsets.US_ASCII));
      return ByteBuffer.wrap(Arrays.copyOf(code, Integer.BYTES)).getInt();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The id of the key that seals. */
  int current() {
    return current;
  }

  /** The key of that id; null when it is not known. */
  SecretKeySpec find(int id) {
    return byId.get(id);
  }

  /** The id of the key that seals, as it is shown. */
  public String currentName() {
    return name(current);
  }

  /** The ids of all keys, as they are shown, the current one first. */
  public List<String> names() {
    return byId.keySet().stream().map(MasterKeys::name).toList();
  }

  static String name(int id) {
    return String.format("%08x", id);
  }

  @Override
  public String toString() {
    return "master keys " + names();
  }
}
