package dev.switchboard.intake;

/**
 * Bounds the work that a body of rubbish can cause. Every item costs the bytes looked at for it and
 * a fixed price; what it moved the reader forward is given back. So a body that is mostly events
 * costs nothing, and one made to be read over and over runs out.
 */
final class Patience {
  private static final long PRICE = 64;

  private long left;

  /**
   * @param bytes how many bytes may be looked at in vain
   */
  Patience(long bytes) {
    this.left = bytes;
  }

  /**
   * Pays for one item that was no event.
   *
   * @param looked bytes looked at
   * @param advanced bytes the reader moved forward
   * @return false when there is no patience left
   */
  boolean pay(long looked, long advanced) {
    left -= Math.max(0, PRICE + looked - advanced);
    return left >= 0;
  }
}
