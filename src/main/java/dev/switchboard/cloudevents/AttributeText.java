package dev.switchboard.cloudevents;

/**
 * The characters that CloudEvents 1.0 allows in the text of an attribute: all of Unicode but
 * control characters, noncharacters and halves of surrogate pairs.
 */
final class AttributeText {
  private static final int PLANE = 0x10000;

  private AttributeText() {}

  static boolean isAllowed(String text) {
    return text.codePoints().allMatch(AttributeText::isAllowed);
  }

  private static boolean isAllowed(int character) {
    boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    boolean none = character >= 0xFDD0 && character <= 0xFDEF || character % PLANE >= PLANE - 2;
    return !Character.isISOControl(character) && !half && !none;
  }
}
