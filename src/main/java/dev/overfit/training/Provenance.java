package dev.overfit.training;

import dev.overfit.data.DataOrigin;
import java.time.Instant;

/**
 * What a result was made with, so that it can be made again.
 *
 * @param data where the rows came from
 * @param seed the seed of weights, row order and dropout
 * @param overfitVersion the version of this library
 * @param tensorflowVersion the version of the native runtime
 * @param jvm name and version of the JVM
 * @param os name, version and architecture of the operating system
 * @param device the device that ran it, such as {@code CPU}, {@code GPU:0} or, where XLA compiled
 *     the steps, {@code CPU, XLA}
 * @param threads the number of threads that an operation could use
 * @param started when the training began
 */
public record Provenance(
    DataOrigin data,
    long seed,
    String overfitVersion,
    String tensorflowVersion,
    String jvm,
    String os,
    String device,
    int threads,
    Instant started) {}
