package dev.switchboard.intake;

import dev.switchboard.dialect.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What became of one request's items so far: which were handed on as events, in order, and which
 * were rejected and why. Only the first of the rejections are kept. For one thread.
 */
public final class Receipt {
  /** How many rejections, and how many events, an answer lists at most. */
  public static final int LISTED = 1_000;

  private final List<Rejection> rejections = new ArrayList<>();
  private int rejected;
  private int[] accepted = new int[8];
  private int count;
  private Refusal failure;

  /**
   * An item that was not taken.
   *
   * @param index its place in the body, from 0
   * @param reason why
   */
  public record Rejection(int index, String reason) {}

  /** Notes that the item at {@code index} is handed on as an event. */
  void accept(int index) {
    if (count == accepted.length) {
      accepted = Arrays.copyOf(accepted, count * 2);
    }
    accepted[count++] = index;
  }

  /** Notes that the item at {@code index} is rejected. */
  void reject(int index, String reason) {
    rejected++;
    if (rejections.size() < LISTED) {
      rejections.add(new Rejection(index, reason));
    }
  }

  /** Notes that the body could not be read to its end. */
  void fail(Refusal reason) {
    failure = reason;
  }

  /** Why the body could not be read to its end; null when it was. */
  public Refusal failure() {
    return failure;
  }

  /** How many items were handed on as events. */
  public int accepted() {
    return count;
  }

  /** How many items were rejected. */
  public int rejected() {
    return rejected;
  }

  /** The first rejections, in the body's order. */
  public List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /** How many items were looked at. */
  public int items() {
    return count + rejected;
  }

  /**
   * The index of the item to resume at.
   *
   * @param committed how many of the events handed on, from the first, are committed
   */
  public int resumeAt(int committed) {
    return committed < count ? accepted[committed] : items();
  }
}
