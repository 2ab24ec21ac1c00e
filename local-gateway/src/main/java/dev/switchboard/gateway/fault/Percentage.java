package dev.switchboard.gateway.fault;

/**
 * A share of all posts, evenly distributed: 25 % is every fourth post.
 *
 * @param percent more than 0, up to 100
 */
public record Percentage(double percent) {

  public Percentage {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "A share of %s%%: expected more than 0%% and at most 100%%".formatted(percent));
    }
  }

  /** Returns whether the post with this index, which starts at 0, is part of the share. */
  boolean includes(long number) {
    return Math.floor((number + 1) * percent / 100) > Math.floor(number * percent / 100);
  }

  @Override
  public String toString() {
    return (percent == Math.rint(percent) ? String.valueOf((long) percent) : percent) + "%";
  }
}
