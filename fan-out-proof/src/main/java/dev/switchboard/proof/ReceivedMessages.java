package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The messages that clients received, for comparison with the reports of the invocations.
 *
 * @param heard the number of times that each client that listens received the text
 */
record ReceivedMessages(
    FaultMix mix, Map<ConnectionId, Integer> heard, PublicationOutcome outcome) {

  /** Returns the number of clients that received nothing and are in no dead letter. */
  int missed() {
    return whoMissed().size();
  }

  private List<ConnectionId> whoMissed() {
    return heard.entrySet().stream()
        .filter(each -> each.getValue() == 0)
        .map(Map.Entry::getKey)
        .filter(id -> !outcome.deadLetters().keep(id))
        .toList();
  }

  List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    checkMissed(breaches);
    int all = heard.values().stream().mapToInt(Integer::intValue).sum();
    if (outcome.sent() > all) {
      breaches.add(
          new Breach(
              Promise.SENT_IS_HEARD,
              "%d were sent it and %d heard it".formatted(outcome.sent(), all)));
    }
    boolean twice = heard.values().stream().anyMatch(times -> times > 1);
    if (twice && !mix.canSayItTwice()) {
      breaches.add(new Breach(Promise.SAYS_IT_ONCE, "somebody heard it twice"));
    }
    return breaches;
  }

  private void checkMissed(List<Breach> breaches) {
    List<ConnectionId> missed = whoMissed();
    int counted = outcome.last().missed();
    // If the number of untried recipients is an estimate, only the fact that they were not tried
    // excuses them.
    long untold =
        missed.stream().filter(id -> !outcome.guessed() || outcome.tried().contains(id)).count();
    if (untold > counted) {
      breaches.add(
          new Breach(
              Promise.MISSES_NOBODY_UNTOLD,
              "%d heard nothing and %d are counted".formatted(missed.size(), counted)));
    }
    if (missed.size() + counted > 0 && !mix.canCostMessages()) {
      breaches.add(
          new Breach(
              Promise.MISSES_NOBODY_WITHOUT_CAUSE,
              "%d heard nothing and %d are counted".formatted(missed.size(), counted)));
    }
    int letters = outcome.deadLetters().jobs().size();
    if (letters > 0 && !mix.canFailJobs()) {
      breaches.add(
          new Breach(Promise.GIVES_NO_JOB_UP_WITHOUT_CAUSE, letters + " jobs are dead letters"));
    }
  }
}
