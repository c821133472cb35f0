package dev.overfit.suite;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A training that a run of another suite completed and whose result is taken from there.
 *
 * @param suite the name of the other suite
 * @param folder the other suite's results folder
 * @param checkpoint the file there with the training's final state; it stays there
 * @param started when the training began
 */
public record EarlierTraining(String suite, Path folder, Path checkpoint, Instant started) {}
