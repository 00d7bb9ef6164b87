package io.agentcron.api.statistics;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long runs took: a histogram that can be added to another one. Any quantile is off by at most
 * {@link #RELATIVE_ERROR} of itself; count and average are exact.
 *
 * @param sketch a DDSketch in its own encoding; empty for no run
 */
public record Durations(long count, long totalMillis, ByteBuffer sketch) {
  static final double RELATIVE_ERROR = 0.01;

  public static final Durations NONE = new Durations(0, 0, ByteBuffer.allocate(0));

  public Durations {
    sketch = sketch.asReadOnlyBuffer();
  }

  @Override
  public ByteBuffer sketch() {
    return sketch.duplicate();
  }

  static Durations of(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    return new Durations(1, millis, sketched(sketch -> sketch.accept((double) millis)));
  }

  static Durations sum(List<Durations> parts) {
    List<Durations> some = parts.stream().filter(part -> part.count > 0).toList();
    if (some.size() <= 1) {
      return some.isEmpty() ? NONE : some.getFirst();
    }
    return new Durations(
        some.stream().mapToLong(Durations::count).sum(),
        some.stream().mapToLong(Durations::totalMillis).sum(),
        sketched(sketch -> some.forEach(part -> part.addTo(sketch))));
  }

  /** Of all of them, exact to the millisecond. */
  public Optional<Duration> average() {
    return count == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(totalMillis / count));
  }

  /**
   * The duration that this share of the runs did not exceed.
   *
   * @param share from 0 to 1
   */
  public Optional<Duration> quantile(double share) {
    if (count == 0) {
      return Optional.empty();
    }
    DDSketch whole = DDSketches.unboundedDense(RELATIVE_ERROR);
    addTo(whole);
    return Optional.of(Duration.ofMillis(Math.round(whole.getValueAtQuantile(share))));
  }

  private void addTo(DDSketch sum) {
    byte[] bytes = new byte[sketch.remaining()];
    sketch().get(bytes);
    try {
      sum.decodeAndMergeWith(ByteArrayInput.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected an encoded DDSketch", e);
    }
  }

  private static ByteBuffer sketched(Consumer<DDSketch> filling) {
    DDSketch sketch = DDSketches.unboundedDense(RELATIVE_ERROR);
    filling.accept(sketch);
    GrowingByteArrayOutput out = GrowingByteArrayOutput.withDefaultInitialCapacity();
    try {
      sketch.encode(out, false);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return ByteBuffer.wrap(out.backingArray(), 0, out.numWrittenBytes());
  }
}
