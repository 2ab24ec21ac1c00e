package dev.switchboard.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each of some contenders took to post the same, again and again. For one thread. */
final class Postings {

  private final Map<String, List<Posted>> all = new LinkedHashMap<>();

  void add(String contender, Posted posted) {
    all.computeIfAbsent(contender, _ -> new ArrayList<>()).add(posted);
  }

  /** Who posted, in the order in which they began. */
  List<String> contenders() {
    return List.copyOf(all.keySet());
  }

  List<Posted> of(String contender) {
    return all.getOrDefault(contender, List.of());
  }

  Sample times(String contender) {
    return Sample.of(of(contender).stream().map(Posted::time).toList());
  }

  Comparison compare(String subject, String baseline) {
    return new Comparison(times(subject), times(baseline));
  }

  /** What each post took of the processor in all rounds, in microseconds. */
  double microsecondsEach(String contender) {
    return of(contender).stream().reduce(Posted::and).orElseThrow().microsecondsEach();
  }
}
