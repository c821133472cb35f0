package dev.overfit.optimizer;

import dev.overfit.choice.ByValue;
import dev.overfit.choice.Default;
import dev.overfit.choice.KerasName;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Words;

/** The learning rate as a function of the optimizer's step, counted from 0. */
@KerasName("keras.optimizers.schedules")
public sealed interface LearningRateSchedule {
  /** The rate of step 0, as given. */
  double rate();

  /**
   * Returns the rate of step {@code step}, computed in float32 as the training graph and Keras do.
   *
   * @param step the step, from 0
   */
  float at(long step);

  /**
   * Returns this schedule with another rate of step 0, from which it falls in the same proportion.
   *
   * @throws IllegalArgumentException if the rate is not finite and positive
   */
  LearningRateSchedule withRate(double rate);

  /**
   * Returns this schedule for epochs of another length, so that the rate falls per epoch as before.
   *
   * @param steps the number of steps of an epoch, at least 1
   * @param writtenFor the number of steps of an epoch that this schedule was written for, at least
   *     1
   */
  LearningRateSchedule stretched(long steps, long writtenFor);

  /** The rate as a formula of the step. */
  String words();

  /** Returns the visitor's answer for this kind of schedule. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Has an answer for every kind of schedule.
   *
   * @param <R> the type of the answer
   */
  interface Visitor<R> {
    /** Answers for a {@link Constant} schedule. */
    R constant(Constant schedule);

    /** Answers for an {@link InverseTimeDecay}. */
    R inverseTimeDecay(InverseTimeDecay schedule);
  }

  /**
   * The same rate at every step.
   *
   * @param rate the rate, finite and positive
   */
  @ByValue
  record Constant(@Meaning("the rate of every step") double rate) implements LearningRateSchedule {
    /**
     * @throws IllegalArgumentException if the rate is not finite and positive
     */
    public Constant {
      checkPositive("rate", rate);
    }

    @Override
    public float at(long step) {
      return (float) rate;
    }

    @Override
    public LearningRateSchedule withRate(double other) {
      return new Constant(other);
    }

    @Override
    public LearningRateSchedule stretched(long steps, long writtenFor) {
      return this;
    }

    @Override
    public String words() {
      return Words.number(rate);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /**
   * {@code rate / (1 + decayRate * step / decaySteps)}; {@code staircase} rounds the quotient down
   * to whole numbers.
   *
   * <p>Source: <a
   * href="https://keras.io/api/optimizers/learning_rate_schedules/inverse_time_decay/">
   * keras.optimizers.schedules.InverseTimeDecay</a>.
   *
   * @param rate the rate of step 0, finite and positive
   * @param decayRate how much the divisor grows every {@code decaySteps}, finite and not negative
   * @param decaySteps the number of steps that the divisor takes to grow by {@code decayRate}, at
   *     least 1
   * @param staircase whether the rate changes only every {@code decaySteps}
   */
  record InverseTimeDecay(
      @Meaning("the rate of the first step") @KerasName("initial_learning_rate") double rate,
      @Meaning("how much the divisor grows in decay_steps") double decayRate,
      @Meaning("so many steps, counted in epochs of 20 steps: other epochs stretch it")
          long decaySteps,
      @Meaning("whether the rate changes only every decay_steps") @Default("false")
          boolean staircase)
      implements LearningRateSchedule {
    /**
     * @throws IllegalArgumentException if a number is outside its range
     */
    public InverseTimeDecay {
      checkPositive("rate", rate);
      if (!(decayRate >= 0 && decayRate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "decayRate: expected a finite number of at least 0, received " + decayRate);
      }
      if (decaySteps < 1) {
        throw new IllegalArgumentException(
            "decaySteps: expected at least 1, received " + decaySteps);
      }
    }

    @Override
    public float at(long step) {
      float quotient = (float) step / (float) decaySteps;
      float periods = staircase ? (float) Math.floor(quotient) : quotient;
      return (float) rate / (1 + (float) decayRate * periods);
    }

    @Override
    public LearningRateSchedule withRate(double other) {
      return new InverseTimeDecay(other, decayRate, decaySteps, staircase);
    }

    /** Uses {@code decaySteps * steps / writtenFor}, rounded down, but at least 1. */
    @Override
    public LearningRateSchedule stretched(long steps, long writtenFor) {
      long stretched = Math.max(1, Math.multiplyExact(decaySteps, steps) / writtenFor);
      return new InverseTimeDecay(rate, decayRate, stretched, staircase);
    }

    @Override
    public String words() {
      return Words.number(rate)
          + " / (1 + "
          + Words.number(decayRate)
          + " × step / "
          + Words.count(decaySteps)
          + (staircase ? "), the quotient rounded down" : ")");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.inverseTimeDecay(this);
    }
  }

  private static void checkPositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + ": expected a finite number above 0, received " + value);
    }
  }
}
