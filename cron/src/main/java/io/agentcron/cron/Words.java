package io.agentcron.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** English for sets of numbers. */
final class Words {

  private Words() {}

  /** "a", "a and b", "a, b and c". */
  static String and(List<String> words) {
    return join(words, " and ");
  }

  /** "a", "a or b", "a, b or c". */
  static String or(List<String> words) {
    return join(words, " or ");
  }

  /** Three or more in a row become a range: "1 to 5, 9 and 10". */
  static List<String> ranges(List<Integer> values, IntFunction<String> name) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int end = i;
      while (end + 1 < values.size() && values.get(end + 1) == values.get(end) + 1) {
        end++;
      }
      if (end - i >= 2) {
        words.add(name.apply(values.get(i)) + " to " + name.apply(values.get(end)));
        i = end;
      } else {
        words.add(name.apply(values.get(i)));
      }
    }
    return words;
  }

  /** The distance between neighbours if it is the same everywhere, otherwise 0. */
  static int evenStep(List<Integer> values) {
    int step = values.size() < 2 ? 0 : values.get(1) - values.get(0);
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) - values.get(i - 1) != step) {
        return 0;
      }
    }
    return step;
  }

  /** The numbers of the bits that are set. */
  static List<Integer> bits(long mask) {
    List<Integer> bits = new ArrayList<>();
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      bits.add(Long.numberOfTrailingZeros(rest));
    }
    return bits;
  }

  /** "1st", "2nd", "23rd". */
  static String ordinal(int number) {
    String ending =
        number / 10 % 10 == 1
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + ending;
  }

  static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String join(List<String> words, String last) {
    int size = words.size();
    return size < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, size - 1)) + last + words.get(size - 1);
  }
}
