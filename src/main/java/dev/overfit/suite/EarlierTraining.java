package dev.overfit.suite;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A training that a run of another suite has done to its end, and that is taken from there.
 *
 * @param suite the name of that suite
 * @param folder its folder of results
 * @param checkpoint the file there that holds the training's end; it stays there
 * @param started when it began
 */
public record EarlierTraining(String suite, Path folder, Path checkpoint, Instant started) {}
